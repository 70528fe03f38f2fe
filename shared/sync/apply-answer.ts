// Brings an answer into the sheet as it stands now (SPEC A). Invariants:
// - a cell that a person changed after the request was read is never written;
// - a row's identity advances only when its officer has seen, or now sees in the sheet, every value of the new revision;
// - the cursor advances only when every row of the answer that stands in the sheet could advance.
import type { CellEdit, Grid } from '../sheet/grid.ts';
import { hashValue } from './field-hash.ts';
import type { LinkedRow } from './row-alignment.ts';
import { linkedRowsById } from './collect-changes.ts';
import type { PlacementProblem, WantedValue } from './place-values.ts';
import { placeValues } from './place-values.ts';
import { forgetFields } from './gone-columns.ts';
import { choiceKey, type FieldChoice } from './field-choice.ts';
import type { FieldValue, RowFields, RowNews, RowResult, SyncAnswer } from './protocol.ts';
import { identityIn } from './row-place.ts';
import type { RowIdentity } from './row-identity.ts';
import { advanceIdentity, encodeIdentity } from './row-identity.ts';
import { isLinked, UnlinkedIndex, withSentLines } from './sent-lines.ts';
import type { SheetRow, SheetRows } from './sheet-rows.ts';

export interface ApplyInput {
  /** The rows as they were read when the request was made. */
  readonly sent: SheetRows;
  /** The sheet read again, after the answer came. */
  readonly grid: Grid;
  readonly now: SheetRows;
  readonly answer: SyncAnswer;
  /** The cursor the workbook holds. */
  readonly cursor: number;
  /** The cursor that the request carried: the answer tells what changed after it. */
  readonly asked: number;
  /** Zero-based column of the identities: the sheet's, or where the pane makes one. */
  readonly identityColumn: number;
  /** `choiceKey` → what the officer chose. */
  readonly choices?: ReadonlyMap<string, FieldChoice>;
}

/** Why a row of the answer waits: it comes again with the next sync. */
export type WaitReason = 'conflict' | 'changed-meanwhile' | 'row-not-found' | PlacementProblem;

export interface WaitingRow {
  /** Zero-based sheet row; `null` when it was not found. */
  readonly row: number | null;
  readonly rowId: string;
  readonly field: string | null;
  readonly reason: WaitReason;
  readonly message: string;
  /** What the cell shows and what the province has, where one field is the matter. */
  readonly mine: FieldValue;
  readonly theirs: FieldValue;
}

/** A cell that shows another value afterwards. */
export interface CellNews {
  readonly row: number;
  readonly field: string;
  readonly from: FieldValue;
  readonly to: FieldValue;
}

export interface Applied {
  /** All edits, identities included; to be written together. */
  readonly edits: readonly CellEdit[];
  readonly changes: readonly CellNews[];
  readonly waiting: readonly WaitingRow[];
  /** Rows of the sheet that the province took out of the document. They stay in the sheet until the officer deletes them. */
  readonly removed: readonly { readonly row: number; readonly news: RowNews }[];
  /** News of rows that the sheet does not hold. */
  readonly absent: readonly RowNews[];
  /** What the workbook keeps as its cursor. */
  readonly cursor: number;
}

const nothing: ReadonlySet<string> = new Set();

interface ServerRow {
  readonly rowId: string;
  readonly revision: number;
  readonly fields: RowFields;
  /** What the workbook saw of the row; `fields` is then only what changed since. `null` = `fields` is the whole row. */
  readonly since: RowIdentity | null;
  readonly ref: string | null;
  /** Fields that the server decided for the province without asking: the same words in another form, or a blank. */
  readonly follows: (field: string, theirs: FieldValue) => boolean;
  /** Cells that the province did not take: its value of them is told beside the officer's own. */
  readonly refused: ReadonlySet<string>;
}

interface RowPlan {
  readonly target: SheetRow;
  readonly server: ServerRow;
  readonly wanted: readonly WantedValue[];
}

const waitMessages: Readonly<Record<WaitReason, string>> = {
  conflict: 'Hai bên cùng sửa một ô khác nhau. Chọn giá trị giữ lại rồi đồng bộ lại.',
  'changed-meanwhile':
    'Ô vừa được sửa trong lúc đồng bộ, nên giá trị của tỉnh chưa được ghi vào. Đồng bộ lại để xem cả hai.',
  'row-not-found': 'Dòng đã gửi không còn thấy trong trang tính. Đồng bộ lại để nối lại dòng.',
  formula: 'Ô đang là công thức; giá trị mới của tỉnh chưa được ghi đè. Đổi công thức thành giá trị rồi đồng bộ lại.',
  'shared-cell': 'Ô gộp dùng chung cho nhiều dòng mà tỉnh đã tách giá trị. Bỏ gộp ô rồi đồng bộ lại.',
};

function waitingRow(
  reason: WaitReason,
  { rowId, fields }: ServerRow,
  row: SheetRow | null,
  field: string | null,
): WaitingRow {
  const place = row === null ? '' : `Dòng ${row.row + 1}: `;
  return {
    row: row?.row ?? null,
    rowId,
    field,
    reason,
    message: place + waitMessages[reason],
    mine: field === null ? null : (row?.fields[field] ?? null),
    theirs: field === null ? null : (fields[field] ?? null),
  };
}

function rowsOfAnswer(
  answer: SyncAnswer,
  linked: ReadonlyMap<string, LinkedRow>,
  linkedSent: ReadonlyMap<string, LinkedRow>,
): ServerRow[] {
  const ofResult = (result: RowResult): ServerRow[] => {
    const { rowId, revision, changes, ref, status, refusedFields, conflicts } = result;
    if (rowId === null || revision === null || status === 'removed') return [];
    // The first answer of a resend may come after newer news: what the sheet knows already stays.
    const known = linked.get(rowId)?.identity.revision ?? 0;
    const since = result.fields === null && status !== 'created' ? linkedSent.get(rowId)?.identity : null;
    if (since === undefined || revision < known || (since && revision === known)) return [];
    const fields = result.fields ?? Object.fromEntries(changes.map(({ field, to }) => [field, to]));
    const refused = new Set(refusedFields.map(({ field }) => field));
    const open = new Set([...refused, ...conflicts.map(({ field }) => field)]);
    // A row whose identity was lost meanwhile was sent with it: what its officer typed does not follow.
    const linking = !linked.has(rowId) && !linkedSent.has(rowId);
    // In a conflict nothing was written: where the province is blank, mine may still be waiting for its turn.
    const follows = (field: string, theirs: FieldValue): boolean =>
      linking && theirs !== null && !open.has(field) && (status === 'linked' || status === 'conflict');
    return [{ rowId, revision, fields, since, ref, follows, refused }];
  };
  const ofNews = (news: RowNews): ServerRow[] => {
    const known = linked.get(news.rowId);
    const isNew = !news.removed && known !== undefined && known.identity.revision < news.revision;
    return isNew
      ? [
          {
            rowId: news.rowId,
            revision: news.revision,
            fields: news.fields,
            since: null,
            ref: null,
            follows: () => false,
            refused: nothing,
          },
        ]
      : [];
  };
  return [...answer.results.flatMap(ofResult), ...answer.news.flatMap(ofNews)];
}

interface FieldDecision {
  readonly kind: 'keep' | 'write' | 'conflict' | 'changed-meanwhile';
}

/** What happens to one cell (SPEC A-2). `seen` = hash of the value last seen, `undefined` when never seen. */
function decideField(
  values: {
    seen: string | undefined;
    sent: FieldValue;
    now: FieldValue;
    theirs: FieldValue;
    follows: boolean;
    refused: boolean;
  },
  choice: FieldChoice | undefined,
): FieldDecision {
  const { seen, sent, now, theirs, follows, refused } = values;
  if (now === theirs) return { kind: 'keep' };
  const touched = now !== sent;
  const pending = seen === undefined ? sent !== null : hashValue(sent) !== seen;
  if (!touched && (!pending || follows) && choice !== 'mine') return { kind: 'write' };
  if (!touched && choice === 'theirs') return { kind: 'write' };
  // Both values are told with the refusal; hers stays as an edit that the province does not take.
  if (refused) return { kind: 'keep' };
  // The officer knows the server's value when it is what she sent, what she saw last, or what she chose against.
  const known = theirs === sent || hashValue(theirs) === (seen ?? hashValue(null)) || (!touched && choice === 'mine');
  if (known) return { kind: 'keep' };
  return { kind: touched ? 'changed-meanwhile' : 'conflict' };
}

function planRow(
  input: ApplyInput,
  server: ServerRow,
  before: SheetRow,
  target: SheetRow,
  seen: ReadonlyMap<string, string>,
): RowPlan | WaitingRow {
  const wanted: WantedValue[] = [];
  for (const field of input.now.columns) {
    if (target.cells[field] === undefined) continue;
    // Nobody changed it since it was last seen, so whatever the cell shows now is hers.
    if (server.since && !Object.hasOwn(server.fields, field)) continue;
    const theirs = server.fields[field] ?? null;
    const values = {
      seen: seen.get(field),
      sent: before.fields[field] ?? null,
      now: target.fields[field] ?? null,
      theirs,
      follows: server.follows(field, theirs),
      refused: server.refused.has(field),
    };
    const { kind } = decideField(values, input.choices?.get(choiceKey(server.rowId, field)));
    if (kind === 'write') wanted.push({ row: target, field, value: theirs });
    if (kind === 'conflict' || kind === 'changed-meanwhile') {
      return waitingRow(kind, server, target, field);
    }
  }
  return { target, server, wanted };
}

/** Drops the plans whose values have no place, until what is left can be written as a whole. */
function placeAll(
  input: ApplyInput,
  plans: readonly RowPlan[],
): { plans: RowPlan[]; edits: CellEdit[]; waiting: WaitingRow[] } {
  let left = [...plans];
  const waiting: WaitingRow[] = [];
  for (;;) {
    const placement = placeValues(
      input.grid,
      input.now.rows,
      left.flatMap(({ wanted }) => wanted),
    );
    if (placement.blocked.length === 0) return { plans: left, edits: [...placement.edits], waiting };
    const problems = new Map(placement.blocked.map((blocked) => [blocked.wanted.row, blocked]));
    left = left.filter(({ target, server }) => {
      const blocked = problems.get(target);
      if (blocked) waiting.push(waitingRow(blocked.problem, server, target, blocked.wanted.field));
      return blocked === undefined;
    });
  }
}

function identityEdit({ now, identityColumn }: ApplyInput, { target, server }: RowPlan): CellEdit {
  const { revision, fields, since } = server;
  const columns = now.columns.filter((field) => target.cells[field] !== undefined);
  const identity = since
    ? advanceIdentity(now.kind, since, revision, fields, columns)
    : identityIn(now.kind, columns, server);
  return { row: target.row, column: identityColumn, value: encodeIdentity(identity) };
}

interface SheetIndex {
  readonly now: ReadonlyMap<string, LinkedRow>;
  readonly sent: ReadonlyMap<string, LinkedRow>;
  readonly unlinked: UnlinkedIndex;
}

/** Finds the row of the sheet that the server speaks of, and says what happens to it. */
function planServerRow(input: ApplyInput, server: ServerRow, index: SheetIndex): RowPlan | WaitingRow {
  const linked = index.now.get(server.rowId);
  if (linked) {
    // What the server left out is what this row saw when it was sent; another identity saw something else (SPEC A-7).
    if (server.since && linked.identity.revision !== server.since.revision) {
      return waitingRow('changed-meanwhile', server, linked.source, null);
    }
    // A row that this answer has linked already was sent without this identity.
    const before = index.sent.get(server.rowId)?.source ?? index.unlinked.sentAs(server.ref) ?? linked.source;
    return planRow(input, server, before, linked.source, linked.identity.hashes);
  }
  const found = server.ref === null || server.since ? null : index.unlinked.take(server.ref);
  return found
    ? planRow(input, server, found.before, found.target, new Map<string, string>())
    : waitingRow('row-not-found', server, null, null);
}

/**
 * The cursor moves on when no row waits. A late answer moves nothing, but when it links a row the cursor goes back to it:
 * what happened to that row since was told while the sheet did not hold it. From there only an answer moves it on that
 * tells everything since (SPEC A-4).
 */
function nextCursor({ answer, asked, cursor }: ApplyInput, waits: boolean, links: boolean): number {
  if (answer.cursor < cursor) return links ? answer.cursor : cursor;
  if (asked > cursor) return cursor;
  return waits ? cursor : answer.cursor;
}

/** What to write into the sheet, and what the workbook remembers. Linear in the sheet's cells. */
export function applyAnswer(given: ApplyInput): Applied {
  const input = { ...given, now: withSentLines(given.now, given.sent, given.answer) };
  const { sent, now, answer } = input;
  const linkedNow = linkedRowsById(now);
  const linkedSent = linkedRowsById(sent);
  const unlinked = new UnlinkedIndex(sent, now, (row) => {
    const rowId = isLinked(row) ? row.identity.identity.rowId : null;
    return rowId !== null && linkedNow.has(rowId) && linkedSent.get(rowId)?.source === row;
  });
  const waiting: WaitingRow[] = [];
  const plans: RowPlan[] = [];
  for (const server of rowsOfAnswer(answer, linkedNow, linkedSent)) {
    const outcome = planServerRow(input, server, { now: linkedNow, sent: linkedSent, unlinked });
    if ('wanted' in outcome) plans.push(outcome);
    else waiting.push(outcome);
  }
  const placed = placeAll(input, plans);
  waiting.push(...placed.waiting);
  const links = ({ server }: RowPlan): boolean => !linkedNow.has(server.rowId);
  const changes = placed.plans.flatMap(({ wanted }) =>
    wanted.map(({ row, field, value }) => ({ row: row.row, field, from: row.fields[field] ?? null, to: value })),
  );
  const removed = answer.news.flatMap((news) => {
    const linked = linkedNow.get(news.rowId);
    return news.removed && linked ? [{ row: linked.source.row, news }] : [];
  });
  const known = placed.plans.map((plan) => identityEdit(input, plan));
  const renewed = new Set(known.map(({ row }) => row));
  const forgotten = forgetFields(now).filter(({ row }) => !renewed.has(row));
  return {
    edits: [...placed.edits, ...known, ...forgotten],
    changes,
    waiting,
    removed,
    absent: answer.news.filter(({ rowId, removed: gone }) => !gone && !linkedNow.has(rowId)),
    cursor: nextCursor(input, waiting.length > 0, placed.plans.some(links)),
  };
}
