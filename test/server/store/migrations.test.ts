import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { migrate } from '#server/store/migrations.ts';
import { openSqliteStore } from '#server/store/open-sqlite-store.ts';
import { SqliteDatabase } from '#server/store/sqlite-database.ts';

const at = '2026-01-01T00:00:00.000Z';

/** What a file of the first layout holds: accounts of every role, a session, and rows that name their author. */
const content = `
  INSERT INTO accounts (id, username, display_name, role, agency_code, agency_name, password, demo, created_at) VALUES
    ('p', 'so-noi-vu', 'Cán bộ CCHC Sở Nội vụ', 'province', 'SNV', 'Sở Nội vụ', 'scrypt:1', 0, '${at}'),
    ('a', 'so-tu-phap', 'Cán bộ CCHC Sở Tư pháp', 'agency', 'STP', 'Sở Tư pháp', NULL, 1, '${at}'),
    ('r', 'lanh-dao', 'Lãnh đạo', 'reader', NULL, NULL, NULL, 0, '${at}');
  INSERT INTO sessions (token_hash, account_id, expires_at) VALUES ('hash', 'a', '2026-01-01T12:00:00.000Z');
  INSERT INTO documents (id, kind, title, created_at, changed_at) VALUES ('d', 'plan', 'Kế hoạch', '${at}', '${at}');
  INSERT INTO operations (id, kind, document_id, account_id, request_hash, answer, revision, rows_written, at)
    VALUES ('o', 'sync', 'd', 'a', 'h', x'00', 1, 1, '${at}');
  INSERT INTO rows (id, document_id, position, fields, revision, author_id, at)
    VALUES ('row', 'd', 1, '{"task":"Rà soát"}', 1, 'a', '${at}');
  INSERT INTO row_history (row_id, revision, action, field, "from", "to", account_id, operation_id, at)
    VALUES ('row', 1, 'created', '', 'null', 'null', 'a', 'o', '${at}');`;
const ruleSwitch = `
  INSERT INTO rule_switches (operation_id, request_hash, code, "off", reason, account_id, at)
    VALUES ('s', 'h', 'c', 1, 'Lý do', 'p', '${at}');`;

describe('a file of an earlier layout', () => {
  let folder: string;
  let file: string;
  const makeFile = async (layout: number, sql: string): Promise<void> => {
    const database = await SqliteDatabase.open(file);
    await migrate(database, layout);
    await database.transact((connection) => connection.exec(sql));
    await database.close();
  };
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'bang-diem-layout-'));
    file = path.join(folder, 's.sqlite');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('gets the tables of later versions, empty', async () => {
    await makeFile(1, content);
    const store = await openSqliteStore(file);
    expect(await store.province.latestCatalogue()).toBeNull();
    expect(await store.province.listRuleSwitches()).toEqual([]);
    expect((await store.documents.readRows('d')).rows).toHaveLength(1);
    await store.close();
  });

  it('keeps accounts, sessions, rows and their authors when the roles change', async () => {
    await makeFile(2, content + ruleSwitch);
    const store = await openSqliteStore(file);
    const accounts = await store.accounts.listAccounts();
    expect(accounts.map(({ username, role, parIndexFields }) => [username, role, parIndexFields])).toEqual([
      ['so-noi-vu', 'province', []],
      ['so-tu-phap', 'agency', []],
      ['lanh-dao', 'reader', []],
    ]);
    expect(await store.accounts.findAccount('so-noi-vu')).toMatchObject({ password: 'scrypt:1', demo: false });
    expect((await store.accounts.findSession('hash'))?.actor.accountId).toBe('a');
    expect((await store.documents.readRows('d')).rows).toMatchObject([{ author: 'Cán bộ CCHC Sở Tư pháp' }]);
    expect(await store.documents.readHistory('d', 'row')).toHaveLength(1);
    expect(await store.province.listRuleSwitches()).toMatchObject([{ author: 'Cán bộ CCHC Sở Nội vụ' }]);
    await store.close();
  });

  it('keeps the history of every row with its values, and counts the rows of each document', async () => {
    await makeFile(
      4,
      `${content}
      INSERT INTO operations (id, kind, document_id, account_id, workbook_id, request_hash, answer, revision, rows_written, at)
        VALUES ('o2', 'sync', 'd', 'a', 'w', 'h', x'00', 2, 1, '2026-01-02T00:00:00.000Z');
      INSERT INTO rows (id, document_id, position, fields, revision, removed, author_id, at)
        VALUES ('gone', 'd', 2, '{}', 2, 1, 'a', '${at}'), ('other', 'd', 0.1, '{}', 1, 0, 'a', '${at}');
      INSERT INTO row_history (row_id, revision, action, field, "from", "to", account_id, workbook_id, operation_id, at)
        VALUES ('row', 2, 'changed', 'percent', 'null', '40.5', 'a', 'w', 'o2', '${at}'),
               ('row', 2, 'changed', 'note', '"a \\"b\\""', '"40"', 'a', 'w', 'o2', '${at}'),
               ('gone', 2, 'removed', '', 'null', 'null', 'a', 'w', 'o2', '${at}');
      INSERT INTO row_comments (id, operation_id, request_hash, document_id, row_id, text, account_id, at)
        VALUES ('c', 'oc', 'h', 'd', 'row', 'Đã xem', 'a', '${at}');`,
    );
    const store = await openSqliteStore(file);
    expect(await store.documents.readHistory('d', 'row')).toMatchObject([
      {
        revision: 2,
        action: 'changed',
        workbookId: 'w',
        operationId: 'o2',
        at: '2026-01-02T00:00:00.000Z',
        changes: [
          { field: 'note', from: 'a "b"', to: '40' },
          { field: 'percent', from: null, to: 40.5 },
        ],
      },
      { revision: 1, action: 'created', changes: [], operationId: 'o' },
    ]);
    expect(await store.documents.readHistory('d', 'gone')).toMatchObject([{ action: 'removed', changes: [] }]);
    expect((await store.documents.readRows('d')).rows.map(({ rowId, position }) => [rowId, position])).toEqual([
      ['other', 0.1],
      ['row', 1],
    ]);
    expect((await store.documents.findDocument('d'))?.rowCount).toBe(2);
    await store.close();
  });

  it('lets the field of a criterion that a sync added follow its code, and leaves one that was told', async () => {
    await makeFile(
      3,
      `${content}
      INSERT INTO documents (id, kind, title, created_at, changed_at) VALUES ('set', 'criteria', 'Bộ', '${at}', '${at}');
      INSERT INTO operations (id, kind, document_id, account_id, request_hash, answer, revision, rows_written, at) VALUES
        ('made', 'create', 'set', 'p', 'h', x'00', 2, 1, '${at}'), ('added', 'sync', 'set', 'p', 'h', x'00', 3, 1, '${at}');
      INSERT INTO rows (id, document_id, position, par_index_field, fields, revision, author_id, at) VALUES
        ('told', 'set', 1, 2, '{"code":"3.1"}', 2, 'p', '${at}'), ('later', 'set', 2, 2, '{"code":"3.2"}', 3, 'p', '${at}');
      INSERT INTO row_history (row_id, revision, action, field, "from", "to", account_id, operation_id, at) VALUES
        ('told', 2, 'created', '', 'null', 'null', 'p', 'made', '${at}'),
        ('later', 3, 'created', '', 'null', 'null', 'p', 'added', '${at}');`,
    );
    const store = await openSqliteStore(file);
    const { rows } = await store.documents.readRows('set');
    expect(rows.map(({ rowId, parIndexField, sectionField }) => [rowId, parIndexField, sectionField])).toEqual([
      ['told', 2, null],
      ['later', null, 2],
    ]);
    await store.close();
  });

  it('keeps comments and splits of rows, and their ties to the rows, when rows get numbers of their own', async () => {
    await makeFile(
      4,
      `${content}
      INSERT INTO rows (id, document_id, position, fields, revision, removed, author_id, at)
        VALUES ('gone', 'd', 0.5, '{}', 2, 1, 'a', '${at}');
      INSERT INTO operations (id, kind, document_id, account_id, workbook_id, request_hash, answer, revision, rows_written,
                              undone_by, at)
        VALUES ('o2', 'sync', 'd', 'a', 'w', 'h', x'00', 2, 1, NULL, '${at}'),
               ('u', 'undo', 'd', 'a', NULL, 'h', x'00', 3, 1, NULL, '${at}');
      UPDATE operations SET undone_by = 'u' WHERE id = 'o2';
      INSERT INTO row_history (row_id, revision, action, field, "from", "to", account_id, workbook_id, operation_id, at)
        VALUES ('gone', 2, 'removed', '', 'null', 'null', 'a', 'w', 'o2', '${at}');
      INSERT INTO row_comments (number, id, operation_id, request_hash, document_id, row_id, text, account_id, at) VALUES
        (7, 'c1', 'oc1', 'h', 'd', 'row', 'Đã xem', 'p', '${at}'),
        (9, 'c2', 'oc2', 'h', 'd', 'row', 'Còn thiếu tài liệu', 'a', '${at}'),
        (10, 'c3', 'oc3', 'h', 'd', 'gone', 'Dòng đã bỏ', 'a', '${at}');
      INSERT INTO row_shares (row_id, agency_code, version, operation_id, request_hash, shares, account_id, at) VALUES
        ('row', 'STP', 1, 'os1', 'h', '[]', 'a', '${at}'),
        ('row', 'STP', 2, 'os2', 'h', '[{"person":"Phòng Phổ biến pháp luật","part":"Soạn thảo","due":null}]', 'a', '${at}');`,
    );
    const store = await openSqliteStore(file);
    const comments = await store.comments.listComments('row');
    expect(comments.map(({ text }) => text).sort()).toEqual(['Còn thiếu tài liệu', 'Đã xem']);
    expect((await store.comments.listComments('gone')).map(({ text }) => text)).toEqual(['Dòng đã bỏ']);
    await store.close();

    const database = await SqliteDatabase.open(file);
    const anyRow = z.record(z.string(), z.unknown());
    const rows = (sql: string) => database.reader.all(anyRow, sql);
    expect(await rows('PRAGMA foreign_key_check')).toEqual([]);
    expect(await rows('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    expect(await rows('SELECT version, shares FROM row_shares ORDER BY version')).toMatchObject([
      { version: 1, shares: '[]' },
      { version: 2 },
    ]);
    expect(await rows('SELECT id, undone_by FROM operations ORDER BY revision')).toEqual([
      { id: 'o', undone_by: null },
      { id: 'o2', undone_by: 'u' },
      { id: 'u', undone_by: null },
    ]);
    for (const table of ['row_comments', 'row_shares', 'row_history', 'snapshot_rows']) {
      const targets = (await rows(`PRAGMA foreign_key_list(${table})`)).map((key) => key['table']);
      expect([table, targets.includes('rows'), targets.includes('rows_with_key')]).toEqual([table, true, false]);
    }
    const run = (sql: string) => database.transact((connection) => connection.run(sql));
    await expect(run(`DELETE FROM rows WHERE id = 'row'`)).rejects.toThrow('FOREIGN KEY');
    await expect(run(`UPDATE row_comments SET row_id = 'no-such-row'`)).rejects.toThrow('FOREIGN KEY');
    await database.close();
  });

  it('still has every foreign key, and takes the new role and no unknown one', async () => {
    await makeFile(2, content + ruleSwitch);
    await (await openSqliteStore(file)).close();
    const database = await SqliteDatabase.open(file);
    const anyRow = z.record(z.string(), z.unknown());
    expect(await database.reader.all(anyRow, 'PRAGMA foreign_key_check')).toEqual([]);
    expect(await database.reader.all(anyRow, 'PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    const run = (sql: string) => database.transact((connection) => connection.run(sql));
    await run(`UPDATE accounts SET role = 'field-lead', par_index_fields = '[2]' WHERE id = 'r'`);
    await expect(run(`UPDATE accounts SET role = 'chief' WHERE id = 'r'`)).rejects.toThrow('CHECK');
    await expect(run(`DELETE FROM accounts WHERE id = 'a'`)).rejects.toThrow('FOREIGN KEY');
    await run(`INSERT INTO sessions (token_hash, account_id, expires_at) VALUES ('other', 'r', '${at}')`);
    await run(`DELETE FROM accounts WHERE id = 'r'`);
    const left = await database.reader.all(anyRow, 'SELECT token_hash FROM sessions');
    expect(left).toEqual([{ token_hash: 'hash' }]);
    await database.close();
  });

  it('takes operations on periods and no unknown one, with every row not given back', async () => {
    await makeFile(1, content);
    await (await openSqliteStore(file)).close();
    const database = await SqliteDatabase.open(file);
    const anyRow = z.record(z.string(), z.unknown());
    const operation = (kind: string) =>
      database.transact((connection) =>
        connection.run(
          `INSERT INTO operations (id, kind, document_id, account_id, request_hash, answer, rows_written, at)
           VALUES ('${kind}', '${kind}', 'd', 'a', 'h', x'00', 0, '${at}')`,
        ),
      );
    await operation('period');
    await expect(operation('other')).rejects.toThrow('CHECK');
    expect(await database.reader.all(anyRow, 'PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    expect(await database.reader.all(anyRow, 'PRAGMA foreign_key_check')).toEqual([]);
    await database.close();
    const store = await openSqliteStore(file);
    expect((await store.documents.readRows('d')).rows).toMatchObject([{ returned: null }]);
    await store.close();
  });
});
