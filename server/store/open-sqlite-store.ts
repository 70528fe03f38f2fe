import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { migrate } from './migrations.ts';
import { sqliteAccountAdminStore } from './sqlite-account-admin-store.ts';
import { breakSequence } from './sequence-breaks.ts';
import { sqliteAccountStore } from './sqlite-account-store.ts';
import { SqliteDatabase } from './sqlite-database.ts';
import { sqliteDocumentStore } from './sqlite-document-store.ts';
import { sqlitePeriodStore } from './sqlite-period-store.ts';
import { sqliteProvinceStore } from './sqlite-province-store.ts';
import { sqliteCommentStore, sqliteShareStore } from './sqlite-row-notes-store.ts';
import { sqliteReads, sqliteTransaction } from './sqlite-transaction.ts';
import type { SequenceBreak, Store } from './store.ts';

/** Opens (or makes) the province's store in a file, brought to the present layout. */
export async function openSqliteStore(file: string): Promise<Store> {
  mkdirSync(path.dirname(file), { recursive: true });
  const database = await SqliteDatabase.open(file);
  let breaks: readonly SequenceBreak[];
  try {
    await migrate(database);
    breaks = await breakSequence(database);
  } catch (error) {
    await database.close();
    throw error;
  }
  return {
    breaks,
    accounts: sqliteAccountStore(database),
    accountAdmin: sqliteAccountAdminStore(database),
    documents: sqliteDocumentStore(database),
    province: sqliteProvinceStore(database),
    comments: sqliteCommentStore(database),
    shares: sqliteShareStore(database),
    periods: sqlitePeriodStore(database),
    reads: sqliteReads(database.reader),
    transact: (work) => database.transact((connection) => work(sqliteTransaction(connection))),
    close: () => database.close(),
  };
}
