import { z } from 'zod';
import { catalogueScopes } from '#shared/agency/agency-row.ts';
import { agencyRowSchema, type CatalogueInfo } from '#shared/api/province-api.ts';
import type { ChangeOutcome, ProvinceStore, StoredCatalogue } from './province-store.ts';
import type { SqliteConnection, SqliteDatabase } from './sqlite-database.ts';
import { jsonColumn } from './sqlite-rows.ts';

const infoShape = {
  version: z.int(),
  scope: z.enum(catalogueScopes),
  count: z.int(),
  author: z.string(),
  at: z.string(),
  restored_from: z.int().nullable(),
};

function toInfo({
  restored_from,
  version,
  scope,
  count,
  author,
  at,
}: z.output<z.ZodObject<typeof infoShape>>): CatalogueInfo {
  return { version, scope, count, author, at, restoredFrom: restored_from };
}

const infoRow = z.object(infoShape).transform(toInfo);
const catalogueRow = z
  .object({ ...infoShape, agencies: jsonColumn(z.array(agencyRowSchema)) })
  .transform((row): StoredCatalogue => ({ info: toInfo(row), agencies: row.agencies }));
const switchRow = z
  .object({ code: z.string(), off: z.int(), reason: z.string(), author: z.string(), at: z.string() })
  .transform((row) => ({ ...row, off: row.off !== 0 }));
const doneRow = z.object({ account_id: z.string(), request_hash: z.string() });

const infoColumns = `c.version, c.scope, json_array_length(c.agencies) AS count, a.display_name AS author, c.at, c.restored_from`;
const fromCatalogues = 'FROM catalogue_versions c JOIN accounts a ON a.id = c.account_id';

/** What an operation id already did, in one of the two histories. */
async function findDone(
  connection: SqliteConnection,
  table: 'catalogue_versions' | 'rule_switches',
  change: {
    readonly operationId: string;
    readonly requestHash: string;
    readonly actor: { readonly accountId: string };
  },
): Promise<ChangeOutcome | null> {
  const done = await connection.first(doneRow, `SELECT account_id, request_hash FROM ${table} WHERE operation_id = ?`, [
    change.operationId,
  ]);
  if (done === null) return null;
  return done.account_id === change.actor.accountId && done.request_hash === change.requestHash ? 'resent' : 'reused';
}

/** Versions of the agency list and switches of rules in SQLite. */
export function sqliteProvinceStore(database: SqliteDatabase): ProvinceStore {
  const { reader } = database;
  return {
    latestCatalogue: () =>
      reader.first(catalogueRow, `SELECT ${infoColumns}, c.agencies ${fromCatalogues} ORDER BY c.version DESC LIMIT 1`),

    findCatalogue: (version) =>
      reader.first(catalogueRow, `SELECT ${infoColumns}, c.agencies ${fromCatalogues} WHERE c.version = ?`, [version]),

    listCatalogues: () => reader.all(infoRow, `SELECT ${infoColumns} ${fromCatalogues} ORDER BY c.version DESC`),

    publishCatalogue: (write) =>
      database.transact(async (connection) => {
        const done = await findDone(connection, 'catalogue_versions', write);
        if (done !== null) return done;
        const last = await connection.first(
          z.object({ version: z.int() }),
          'SELECT coalesce(max(version), 0) AS version FROM catalogue_versions',
        );
        const version = last?.version ?? 0;
        if (version !== write.base) return 'outdated';
        await connection.run(
          `INSERT INTO catalogue_versions
             (version, operation_id, request_hash, scope, agencies, restored_from, account_id, at)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
          [
            version + 1,
            write.operationId,
            write.requestHash,
            write.scope,
            JSON.stringify(write.agencies),
            write.restoredFrom,
            write.actor.accountId,
            write.at,
          ],
        );
        return 'done';
      }),

    listRuleSwitches: () =>
      reader.all(
        switchRow,
        `SELECT s.code, s."off", s.reason, a.display_name AS author, s.at
         FROM rule_switches s JOIN accounts a ON a.id = s.account_id ORDER BY s.number DESC`,
      ),

    switchRule: (write) =>
      database.transact(async (connection) => {
        const done = await findDone(connection, 'rule_switches', write);
        if (done !== null) return done;
        await connection.run(
          `INSERT INTO rule_switches (operation_id, request_hash, code, "off", reason, account_id, at)
           VALUES (?, ?, ?, ?, ?, ?, ?)`,
          [
            write.operationId,
            write.requestHash,
            write.code,
            write.off ? 1 : 0,
            write.reason,
            write.actor.accountId,
            write.at,
          ],
        );
        return 'done';
      }),
  };
}
