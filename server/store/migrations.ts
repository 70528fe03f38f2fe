import { z } from 'zod';
import type { SqliteDatabase } from './sqlite-database.ts';

/**
 * Numbered steps of the file's layout, applied in order at start. A step that was released is never edited; a change is
 * a new step.
 */
const migrations: readonly string[] = [
  `
  CREATE TABLE sequence (one INTEGER PRIMARY KEY CHECK (one = 1), value INTEGER NOT NULL);
  INSERT INTO sequence (one, value) VALUES (1, 0);

  CREATE TABLE accounts (
    id TEXT PRIMARY KEY,
    username TEXT NOT NULL UNIQUE,
    display_name TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('province', 'agency', 'reader')),
    agency_code TEXT,
    agency_name TEXT,
    -- scrypt parameters, salt and hash in one text; NULL = nobody signs in with a password.
    password TEXT,
    demo INTEGER NOT NULL DEFAULT 0,
    created_at TEXT NOT NULL
  );
  CREATE TABLE sign_in_failures (
    username TEXT PRIMARY KEY,
    failures INTEGER NOT NULL,
    last_at TEXT NOT NULL,
    locked_until TEXT
  );
  CREATE TABLE sessions (
    token_hash TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    expires_at TEXT NOT NULL
  );
  CREATE INDEX sessions_expiry ON sessions (expires_at);

  -- The province's own agencies, laid over the product's list.
  CREATE TABLE agencies (
    code TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    variants TEXT NOT NULL CHECK (json_valid(variants)),
    level TEXT,
    valid_from INTEGER,
    valid_to INTEGER
  );

  CREATE TABLE documents (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    number TEXT,
    date TEXT,
    title TEXT NOT NULL,
    year INTEGER,
    agency_code TEXT,
    agency_name TEXT,
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL
  );
  CREATE TABLE operations (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('sync', 'undo', 'create')),
    document_id TEXT NOT NULL REFERENCES documents (id),
    account_id TEXT NOT NULL REFERENCES accounts (id),
    workbook_id TEXT,
    request_hash TEXT NOT NULL,
    -- The answer, gzipped JSON.
    answer BLOB NOT NULL,
    -- Sequence number its writes carry as revision; NULL when it wrote nothing.
    revision INTEGER UNIQUE,
    rows_written INTEGER NOT NULL,
    undone_by TEXT REFERENCES operations (id),
    at TEXT NOT NULL
  );
  CREATE INDEX operations_document ON operations (document_id, revision);

  CREATE TABLE rows (
    id TEXT PRIMARY KEY,
    document_id TEXT NOT NULL REFERENCES documents (id),
    position REAL NOT NULL,
    par_index_field INTEGER,
    fields TEXT NOT NULL CHECK (json_valid(fields)),
    -- Sequence number of the operation that last changed the row.
    revision INTEGER NOT NULL,
    removed INTEGER NOT NULL DEFAULT 0,
    author_id TEXT NOT NULL REFERENCES accounts (id),
    at TEXT NOT NULL
  );
  CREATE INDEX rows_order ON rows (document_id, position);
  CREATE INDEX rows_news ON rows (document_id, revision);

  CREATE TABLE row_history (
    row_id TEXT NOT NULL REFERENCES rows (id),
    revision INTEGER NOT NULL,
    action TEXT NOT NULL CHECK (action IN ('created', 'changed', 'removed', 'restored')),
    -- The field that changed; '' for the other actions.
    field TEXT NOT NULL,
    "from" TEXT NOT NULL CHECK (json_valid("from")),
    "to" TEXT NOT NULL CHECK (json_valid("to")),
    account_id TEXT NOT NULL REFERENCES accounts (id),
    workbook_id TEXT,
    operation_id TEXT NOT NULL REFERENCES operations (id),
    at TEXT NOT NULL,
    PRIMARY KEY (row_id, revision, field)
  ) WITHOUT ROWID;
  CREATE INDEX row_history_operation ON row_history (operation_id);
  `,
  `
  -- Every list of agencies that the province published; the highest version is the one in use.
  CREATE TABLE catalogue_versions (
    version INTEGER PRIMARY KEY,
    operation_id TEXT NOT NULL UNIQUE,
    request_hash TEXT NOT NULL,
    scope TEXT NOT NULL CHECK (scope IN ('additions', 'complete')),
    agencies TEXT NOT NULL CHECK (json_valid(agencies)),
    -- The earlier version it brought back, 0 = the product's own list; NULL = a new list.
    restored_from INTEGER,
    account_id TEXT NOT NULL REFERENCES accounts (id),
    at TEXT NOT NULL
  );
  -- Every switch of a rule; the latest of a code counts.
  CREATE TABLE rule_switches (
    number INTEGER PRIMARY KEY,
    operation_id TEXT NOT NULL UNIQUE,
    request_hash TEXT NOT NULL,
    code TEXT NOT NULL,
    "off" INTEGER NOT NULL CHECK ("off" IN (0, 1)),
    reason TEXT NOT NULL,
    account_id TEXT NOT NULL REFERENCES accounts (id),
    at TEXT NOT NULL
  );
  `,
  `
  -- A role more. The column is replaced and not the table: every foreign key that points at accounts stays as it is.
  ALTER TABLE accounts RENAME COLUMN role TO role_before;
  ALTER TABLE accounts ADD COLUMN role TEXT NOT NULL DEFAULT 'reader'
    CHECK (role IN ('province', 'field-lead', 'agency', 'reader'));
  UPDATE accounts SET role = role_before;
  ALTER TABLE accounts DROP COLUMN role_before;
  -- Fields of the PAR INDEX that a field lead follows, a JSON array of numbers.
  ALTER TABLE accounts ADD COLUMN par_index_fields TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(par_index_fields));
  `,
  `
  -- What people say about a row, beside it: no part of what is synced.
  CREATE TABLE row_comments (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    operation_id TEXT NOT NULL UNIQUE,
    request_hash TEXT NOT NULL,
    document_id TEXT NOT NULL REFERENCES documents (id),
    row_id TEXT NOT NULL REFERENCES rows (id),
    text TEXT NOT NULL,
    account_id TEXT NOT NULL REFERENCES accounts (id),
    at TEXT NOT NULL
  );
  CREATE INDEX row_comments_row ON row_comments (document_id, row_id);
  CREATE INDEX row_comments_order ON row_comments (row_id, number);
  -- How an agency splits a row among its own people: every version of its list.
  CREATE TABLE row_shares (
    row_id TEXT NOT NULL REFERENCES rows (id),
    agency_code TEXT NOT NULL,
    version INTEGER NOT NULL,
    operation_id TEXT NOT NULL UNIQUE,
    request_hash TEXT NOT NULL,
    shares TEXT NOT NULL CHECK (json_valid(shares)),
    account_id TEXT NOT NULL REFERENCES accounts (id),
    at TEXT NOT NULL,
    PRIMARY KEY (row_id, agency_code, version)
  ) WITHOUT ROWID;
  `,
  `
  -- Rows get a number of their own: those of one document follow each other, so what belongs to a sync stands on few
  -- pages of the file, however many rows it holds.
  CREATE TABLE rows_with_key (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    document_id TEXT NOT NULL REFERENCES documents (id),
    position REAL NOT NULL,
    par_index_field INTEGER,
    fields TEXT NOT NULL CHECK (json_valid(fields)),
    -- Sequence number of the operation that last changed the row.
    revision INTEGER NOT NULL,
    removed INTEGER NOT NULL DEFAULT 0,
    author_id TEXT NOT NULL REFERENCES accounts (id),
    at TEXT NOT NULL
  );
  INSERT INTO rows_with_key (id, document_id, position, par_index_field, fields, revision, removed, author_id, at)
  SELECT id, document_id, position, par_index_field, fields, revision, removed, author_id, at
  FROM rows ORDER BY document_id, position;

  -- What an operation did to a row, in one line. Who, when and from which workbook stand with the operation, which the
  -- revision names.
  CREATE TABLE row_steps (
    revision INTEGER NOT NULL REFERENCES operations (revision),
    row_key INTEGER NOT NULL REFERENCES rows_with_key (key),
    -- created, changed, removed, restored …
    action TEXT NOT NULL,
    -- [[field, from, to], …]; none unless the action is changed.
    changes TEXT NOT NULL CHECK (json_valid(changes)),
    PRIMARY KEY (revision, row_key, action)
  ) WITHOUT ROWID;
  INSERT INTO row_steps (revision, row_key, action, changes)
  SELECT h.revision, r.key, h.action,
         CASE h.action WHEN 'changed'
           THEN json_group_array(json_array(h.field, json(h."from"), json(h."to"))) ELSE '[]' END
  FROM row_history h JOIN rows_with_key r ON r.id = h.row_id GROUP BY h.revision, r.key, h.action;

  DROP TABLE row_history;
  DROP TABLE rows;
  ALTER TABLE rows_with_key RENAME TO rows;
  ALTER TABLE row_steps RENAME TO row_history;
  CREATE INDEX rows_order ON rows (document_id, position);
  CREATE INDEX rows_news ON rows (document_id, revision);
  CREATE INDEX row_history_row ON row_history (row_key, revision);

  -- Counted as rows come and go: counting them anew would read a whole document for every request.
  ALTER TABLE documents ADD COLUMN row_count INTEGER NOT NULL DEFAULT 0;
  UPDATE documents SET row_count =
    (SELECT count(*) FROM rows r WHERE r.document_id = documents.id AND r.removed = 0);
  `,
  `
  -- Reporting periods and self-scoring rounds (SPEC K). Each act is an operation, and its writes are in row_history.
  -- A word more is allowed in a column. The table is named by others, so it is not made anew: the words are changed where
  -- SQLite keeps them, the rows themselves are not touched.
  PRAGMA writable_schema = ON;
  UPDATE sqlite_schema SET sql = replace(sql, '(''sync'', ''undo'', ''create'')', '(''sync'', ''undo'', ''create'', ''period'')')
    WHERE type = 'table' AND name = 'operations';
  PRAGMA writable_schema = RESET;

  -- {reason, by, at} while the province has given the row back.
  ALTER TABLE rows ADD COLUMN returned TEXT CHECK (returned IS NULL OR json_valid(returned));
  CREATE INDEX rows_returned ON rows (document_id) WHERE returned IS NOT NULL;

  CREATE TABLE periods (
    id TEXT PRIMARY KEY,
    document_id TEXT NOT NULL REFERENCES documents (id),
    kind TEXT NOT NULL CHECK (kind IN ('month', 'quarter', 'half-year', 'nine-months', 'year', 'self-score')),
    "from" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    due TEXT NOT NULL,
    round INTEGER,
    state TEXT NOT NULL CHECK (state IN ('open', 'closed')),
    -- Sequence number of the moment it was first opened: later changes were reported in it.
    opened_sequence INTEGER NOT NULL,
    opened_by TEXT NOT NULL REFERENCES accounts (id),
    opened_at TEXT NOT NULL,
    closed_by TEXT REFERENCES accounts (id),
    closed_at TEXT
  );
  CREATE INDEX periods_document ON periods (document_id);
  CREATE TABLE snapshots (
    id TEXT PRIMARY KEY,
    document_id TEXT NOT NULL REFERENCES documents (id),
    period_id TEXT REFERENCES periods (id),
    row_count INTEGER NOT NULL,
    account_id TEXT NOT NULL REFERENCES accounts (id),
    at TEXT NOT NULL
  );
  CREATE INDEX snapshots_document ON snapshots (document_id);
  CREATE TABLE snapshot_rows (
    snapshot_id TEXT NOT NULL REFERENCES snapshots (id),
    position REAL NOT NULL,
    row_id TEXT NOT NULL REFERENCES rows (id),
    par_index_field INTEGER,
    fields TEXT NOT NULL CHECK (json_valid(fields)),
    revision INTEGER NOT NULL,
    author_id TEXT NOT NULL REFERENCES accounts (id),
    at TEXT NOT NULL,
    PRIMARY KEY (snapshot_id, position, row_id)
  ) WITHOUT ROWID;
  CREATE TABLE period_acts (
    operation_id TEXT PRIMARY KEY REFERENCES operations (id),
    document_id TEXT NOT NULL REFERENCES documents (id),
    act TEXT NOT NULL CHECK (act IN ('open', 'close', 'reopen', 'return', 'return-end', 'snapshot')),
    period_id TEXT REFERENCES periods (id),
    reason TEXT
  );
  CREATE INDEX period_acts_document ON period_acts (document_id);
  `,
  `
  -- What people call the workbook: file and sheet. Not to be relied on for anything but reading.
  ALTER TABLE operations ADD COLUMN workbook_label TEXT;
  CREATE INDEX operations_person ON operations (document_id, account_id, revision);
  CREATE INDEX operations_day ON operations (document_id, at);
  `,
  `
  ALTER TABLE accounts ADD COLUMN disabled_at TEXT;
  ALTER TABLE accounts ADD COLUMN signed_in_at TEXT;
  -- NULL for sessions of before this step.
  ALTER TABLE sessions ADD COLUMN opened_at TEXT;
  CREATE INDEX sessions_account ON sessions (account_id);
  -- Codes that were handed out to set a password with; the codes themselves are kept nowhere.
  CREATE TABLE account_codes (
    code_hash TEXT PRIMARY KEY,
    -- NULL when the invitation was withdrawn and its account removed.
    account_id TEXT REFERENCES accounts (id),
    kind TEXT NOT NULL CHECK (kind IN ('invitation', 'reset')),
    expires_at TEXT NOT NULL,
    used_at TEXT,
    -- When another code took its place, or it was withdrawn.
    ended_at TEXT,
    created_at TEXT NOT NULL
  );
  -- At most one code of an account is open.
  CREATE UNIQUE INDEX account_codes_open ON account_codes (account_id) WHERE used_at IS NULL AND ended_at IS NULL;
  -- Every change of accounts. Names its account by its words: it outlives one that was never used.
  CREATE TABLE account_log (
    number INTEGER PRIMARY KEY,
    operation_id TEXT UNIQUE,
    request_hash TEXT,
    action TEXT NOT NULL,
    username TEXT NOT NULL,
    display_name TEXT NOT NULL,
    -- NULL = the command line of the server.
    author_id TEXT REFERENCES accounts (id),
    at TEXT NOT NULL
  );
  `,
  `
  -- The sequence goes on far from where it ended whenever the server starts, so that a server set back to an older copy
  -- of its file gives out no number twice.
  CREATE TABLE sequence_breaks (after INTEGER PRIMARY KEY, next INTEGER NOT NULL);
  `,
  `
  -- What an edit of an account changed: part, from, to.
  ALTER TABLE account_log ADD COLUMN changes TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(changes));
  `,
  `
  -- The field of the section that a criterion was added to by a sync. Before, it was kept as if it had been told.
  ALTER TABLE rows ADD COLUMN section_field INTEGER;
  ALTER TABLE snapshot_rows ADD COLUMN section_field INTEGER;
  UPDATE rows SET section_field = par_index_field, par_index_field = NULL
  WHERE par_index_field IS NOT NULL
    AND document_id IN (SELECT id FROM documents WHERE kind = 'criteria')
    AND key IN (
      SELECT h.row_key FROM row_history h JOIN operations o ON o.revision = h.revision
      WHERE h.action = 'created' AND o.kind = 'sync'
    );
  UPDATE snapshot_rows SET section_field = par_index_field, par_index_field = NULL
  WHERE row_id IN (SELECT id FROM rows WHERE section_field IS NOT NULL);
  `,
];

/**
 * Brings the file to the layout this version works with, or to an earlier one that a test needs. Refuses a file that a
 * newer version has written.
 */
export async function migrate(database: SqliteDatabase, layout = migrations.length): Promise<void> {
  const row = await database.reader.first(z.object({ user_version: z.int() }), 'PRAGMA user_version');
  const version = row?.user_version ?? 0;
  if (version > migrations.length) {
    throw new Error(
      `Cơ sở dữ liệu ở phiên bản ${version}, máy chủ này chỉ biết đến phiên bản ${migrations.length}. Hãy chạy bản máy chủ mới hơn.`,
    );
  }
  if (version >= layout) return;
  await database.rebuild(async (connection) => {
    for (const step of migrations.slice(version, layout)) await connection.exec(step);
    await connection.exec(`PRAGMA user_version = ${layout}`);
  });
}
