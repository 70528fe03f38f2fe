// What must hold when a history is over: the promises of SPEC.md read off the database file and the sheets.
import type { FieldOwner } from '#shared/sync/field-owners.ts';
import { ownerOf } from '#shared/sync/field-owners.ts';
import { hashValue } from '#shared/sync/field-hash.ts';
import type { FieldValue } from '#shared/sync/protocol.ts';
import { matchKey } from '#shared/sync/match-rows.ts';
import { collectRows } from '#shared/sync/collect-changes.ts';
import type { Actor, StoredRow } from '#server/store/store.ts';
import { leads } from './document-shape.ts';
import type { Deed } from './sim-server.ts';
import { identityOf, valueOf } from './sim-sheet.ts';
import type { Workbook } from './workbook.ts';
import { demand } from './fault.ts';
import type { World } from './world.ts';

/** What one operation did to one field of a row, or to the row as a whole. */
export interface HistoryStep {
  readonly rowId: string;
  readonly revision: number;
  readonly action: string;
  /** '' unless `action` is changed. */
  readonly field: string;
  readonly from: FieldValue;
  readonly to: FieldValue;
  readonly operationId: string;
}

export interface Kept {
  /** Oldest first. */
  readonly steps: readonly HistoryStep[];
  /** Removed ones included. */
  readonly rows: ReadonlyMap<string, StoredRow>;
}

/** Reads what the server keeps of the document, as the product gives it out. */
export async function readKept({ server, documentId }: World): Promise<Kept> {
  const { documents } = server;
  const rows = new Map<string, StoredRow>();
  const steps: HistoryStep[] = [];
  for (const rowId of await server.rowIds(documentId)) {
    const row = await documents.findRow(documentId, rowId);
    const entries = await documents.readHistory(documentId, rowId);
    demand(row !== null && entries !== null, `${rowId} is no row with a history`);
    rows.set(rowId, row);
    for (const { revision, action, changes, operationId } of entries) {
      const whole = [{ field: '', from: null, to: null }];
      for (const change of action === 'changed' ? changes : whole) {
        steps.push({ rowId, revision, action, operationId, ...change });
      }
    }
  }
  return { steps: steps.sort((a, b) => a.revision - b.revision), rows };
}

/** The history of each field leads without a gap to what the row holds now. */
export function checkChains({ steps, rows }: Kept): void {
  const last = new Map<string, FieldValue>();
  const revisions = new Map<string, number>();
  for (const { rowId, revision, action, field, from, to } of steps) {
    revisions.set(rowId, revision);
    if (action !== 'changed') continue;
    const key = `${rowId} ${field}`;
    const before = last.get(key);
    demand(before === undefined || before === from, `${key} at ${revision}: history goes on from ${String(from)}`);
    demand(from !== to, `${key} at ${revision}: a change that changes nothing`);
    last.set(key, to);
  }
  for (const [key, value] of last) {
    const [rowId, field] = key.split(' ') as [string, string];
    const now = rows.get(rowId)?.fields[field] ?? null;
    demand(now === value, `${key} is ${String(now)}, its history ends with ${String(value)}`);
  }
  for (const [rowId, revision] of revisions) {
    demand(rows.get(rowId)?.revision === revision, `${rowId}: its revision is not the last of its history`);
  }
}

/** Every answer is in the history exactly as it was given, and nothing else is. */
export function checkDeeds({ steps }: Kept, world: World): void {
  const byOperation = new Map<string, HistoryStep[]>();
  for (const step of steps) {
    const list = byOperation.get(step.operationId);
    if (list) list.push(step);
    else byOperation.set(step.operationId, [step]);
  }
  const { deeds } = world.server;
  for (const { operationId, answer, documentId } of deeds.values()) {
    if (answer === null || documentId !== world.documentId) continue;
    const said = answer.results.flatMap(({ rowId, revision, status, changes }) => {
      if (status === 'created' || status === 'removed') return [`${rowId} ${revision} ${status}  null null`];
      return changes.map(
        ({ field, from, to }) => `${rowId} ${revision} changed ${field} ${JSON.stringify(from)} ${JSON.stringify(to)}`,
      );
    });
    const kept = (byOperation.get(operationId) ?? []).map(
      ({ rowId, revision, action, field, from, to }) =>
        `${rowId} ${revision} ${action} ${field} ${JSON.stringify(from)} ${JSON.stringify(to)}`,
    );
    demand(
      JSON.stringify(said.sort()) === JSON.stringify(kept.sort()),
      `operation ${operationId} said ${said.join('; ')} and is kept as ${kept.join('; ')}`,
    );
  }
}

/** Who wrote had seen what he wrote over, and had the say of it at that moment. */
export function checkAuthors(kept: Kept, world: World): void {
  const { deeds } = world.server;
  for (const step of kept.steps) {
    if (step.action !== 'changed') continue;
    const deed = deeds.get(step.operationId);
    // Answers that never reached anybody who looked: the operation broke off after its commit.
    if (deed === undefined) continue;
    checkSeen(step, deed, world);
  }
  checkRights(kept, world);
}

function checkSeen({ rowId, field, from, operationId, revision }: HistoryStep, deed: Deed, world: World): void {
  if (deed.answer === null || from === null) return;
  const place = `${field} of ${rowId} at ${revision}`;
  const onPage = world.page.saw.get(operationId);
  if (onPage) return demand((onPage[field] ?? null) === from, `${place}: the page wrote over what it did not show`);
  const sending = world.origin.get(operationId);
  demand(sending !== undefined, `${place}: nobody sent it`);
  const ref = deed.answer.results.find((result) => result.rowId === rowId)?.ref ?? '';
  const seen = sending.knowledge.get(ref)?.hashes.get(field);
  demand(seen === hashValue(from), `${place}: "${String(from)}" was written over unseen`);
}

/** Rebuilds each row step by step and asks of every change whether its author led the row then. */
function checkRights({ steps, rows }: Kept, world: World): void {
  const { deeds } = world.server;
  const leadOf = new Map<string, FieldValue>();
  for (const { rowId, field, from, action } of steps) {
    if (action === 'changed' && field === 'leadAgencies' && !leadOf.has(rowId)) leadOf.set(rowId, from);
  }
  for (const [rowId, { fields }] of rows) if (!leadOf.has(rowId)) leadOf.set(rowId, fields['leadAgencies'] ?? null);
  // An operation is judged by the row as it stood before it.
  let pending = new Map<string, FieldValue>();
  let at = 0;
  for (const { rowId, field, to, action, operationId, revision } of steps) {
    if (revision !== at) for (const [rowId, lead] of pending) leadOf.set(rowId, lead);
    if (revision !== at) pending = new Map();
    at = revision;
    const deed = deeds.get(operationId);
    if (deed !== undefined) {
      const owner = action === 'changed' ? ownerOf(world.shape.kind, field) : 'province';
      const lead = leadOf.get(rowId) ?? null;
      // What is taken back is judged by the row as it stood, and as it stands then.
      const then = deed.undone !== null ? leadAfter(steps, rowId, revision, lead) : lead;
      demand(
        hasSay(world, deed.actor, owner, lead) || hasSay(world, deed.actor, owner, then),
        `${deed.actor.role} ${String(deed.actor.agencyCode)} had no say in ${action} ${field} of ${rowId} (lead ${String(lead)}) at ${revision}`,
      );
    }
    if (action === 'changed' && field === 'leadAgencies') pending.set(rowId, to);
  }
}

function leadAfter(steps: readonly HistoryStep[], rowId: string, revision: number, lead: FieldValue): FieldValue {
  const change = steps.find(
    (step) => step.rowId === rowId && step.revision === revision && step.field === 'leadAgencies',
  );
  return change ? change.to : lead;
}

function hasSay({ shape }: World, { role, agencyCode }: Actor, owner: FieldOwner | null, lead: FieldValue): boolean {
  if (role === 'reader') return false;
  if (owner !== 'agency') return role === 'province';
  const led = shape.agencyCode === null ? (leads.get(lead) ?? null) : [shape.agencyCode];
  return led === null ? role === 'province' : agencyCode !== null && led.includes(agencyCode);
}

/** While no period is open, what agencies report changes only in rows that were given back. */
export function checkPeriods({ steps }: Kept, { server, shape }: World): void {
  const returned = new Set<string>();
  let opening = -1;
  for (const { rowId, revision, action, field, operationId } of steps) {
    if (action === 'returned') returned.add(rowId);
    if (action === 'return-ended') returned.delete(rowId);
    while ((server.openings[opening + 1]?.sequence ?? Infinity) < revision) opening += 1;
    const open = server.openings[opening]?.open ?? true;
    if (open || returned.has(rowId)) continue;
    const place = `${rowId} at ${revision} by ${operationId}`;
    if (action === 'changed')
      demand(ownerOf(shape.kind, field) !== 'agency', `${field} of ${place}: the period was closed`);
    const created = server.deeds.get(operationId)?.answer?.results.find((result) => result.rowId === rowId);
    if (action !== 'created' || created === undefined) continue;
    const reported = created.changes.filter((change) => ownerOf(shape.kind, change.field) === 'agency');
    demand(reported.length === 0, `${place} was made with a report: the period was closed`);
  }
}

/** The sheet shows what the province has, each row once, and has heard of every row. */
export function checkSheet(book: Workbook, kept: Kept): void {
  const { sheet } = book.sheet.read();
  const collected = collectRows(sheet);
  const held = new Map<string, number>();
  const sent = new Map(collected.rows.map((row) => [row.row, row]));
  const back = new Set(collected.heldBack.map(({ row }) => row));
  const read = new Set(sheet.rows.map(({ row }) => row));
  book.sheet.rows.forEach((row, index) => {
    // A line that was wholly blanked is a row that is gone from the sheet, and is told as such.
    if (!read.has(index + 1)) return;
    const identity = identityOf(row);
    const at = `${book.name} line ${index + 1}`;
    const pending = sent.get(index + 1);
    for (const [field, value] of row.typed) {
      demand(valueOf(row, field) === value, `${at} ${field}: "${String(value)}" was typed and is gone`);
      demand(row.told !== null, `${at} ${field}: "${String(value)}" is not at the province and nobody said why`);
    }
    if (identity === null || pending?.kind === 'copy' || back.has(index + 1)) return;
    held.set(identity.rowId, (held.get(identity.rowId) ?? 0) + 1);
    const there = kept.rows.get(identity.rowId);
    if (there === undefined || there.removed) {
      const told = row.told !== null || book.goneRows.has(identity.rowId);
      demand(told, `${at}: its row is gone and nobody said so`);
      return;
    }
    for (const field of book.sheet.fields) {
      const value = there.fields[field] ?? null;
      demand(
        valueOf(row, field) === value || row.told !== null,
        `${at} ${field} shows "${String(valueOf(row, field))}", the province has "${String(value)}"`,
      );
    }
  });
  for (const [rowId, count] of held) demand(count === 1, `${book.name} holds ${rowId} ${count} times`);
}

/** No row was made twice of one line: of rows that say the same the province has no more than a sheet ever had lines. */
export function checkTwins({ rows }: Kept, { shape, books, linesOf, firstKeys }: World): void {
  if (books.some(({ displaced }) => displaced)) return;
  const live = new Map<string, number>();
  for (const { fields, removed } of rows.values()) {
    const key = matchKey(shape.kind, { ...fields, section: null });
    if (key !== '' && !removed) live.set(key, (live.get(key) ?? 0) + 1);
  }
  for (const [key, count] of live) {
    if (books.some(({ saidNew }) => saidNew.has(key))) continue;
    const first = firstKeys.get(key) ?? 1;
    const most = Math.max(first, ...[...linesOf.values()].map((ofBook) => ofBook.get(key)?.size ?? 0));
    demand(count <= most, `the province has ${count} rows "${key}", no sheet had more than ${most}`);
  }
}
