// One workbook and its officer. Everything that an answer does to the sheet is judged here, cell by cell.
import type { CellEdit } from '#shared/sheet/grid.ts';
import type { AccountRole } from './sim-server.ts';
import { applyAnswer, type Applied } from '#shared/sync/apply-answer.ts';
import { choiceKey, type FieldChoice } from '#shared/sync/field-choice.ts';
import {
  collectRows,
  refOfRow,
  releaseRows,
  saidKey,
  type CollectOptions,
  type RowSaid,
} from '#shared/sync/collect-changes.ts';
import { hashValue } from '#shared/sync/field-hash.ts';
import { typeOf } from '#shared/sync/field-owners.ts';
import type { FieldValue, RowFields, RowNews, SyncAnswer, SyncRequest } from '#shared/sync/protocol.ts';
import { otherDocument } from '#shared/sync/other-document.ts';
import { restoreColumns } from '#shared/sync/restore-columns.ts';
import type { DocumentFacts } from '#shared/sheet/sheet-table.ts';
import type { HeldRow } from '#shared/sync/row-alignment.ts';
import { encodeIdentity, makeIdentity } from '#shared/sync/row-identity.ts';
import type { RowIdentity } from '#shared/sync/row-identity.ts';
import type { SheetRows } from '#shared/sync/sheet-rows.ts';
import { createOperationIds } from '#addin/api/operation-ids.ts';
import type { OperationIds } from '#addin/api/operation-ids.ts';
import type { SeededRandom } from '#test/support/seeded-random.ts';
import type { Mint } from './document-shape.ts';
import { demand } from './fault.ts';
import { judgeEdits } from './judge-edits.ts';
import { judgeRequest } from './judge-requests.ts';
import type { SimRow, SimSheet } from './sim-sheet.ts';
import { identityKey, identityOf, keyOfLine, newRow, removedWords, type, valueOf } from './sim-sheet.ts';

export type Choices = ReadonlyMap<string, FieldChoice>;

/** What the words above the table of every copy of the document say at first. */
const ownTitle: DocumentFacts = {
  number: '1/KH-UBND',
  mentioned: ['1/KH-UBND'],
  date: null,
  title: 'Kế hoạch cải cách hành chính năm 2026',
  year: 2026,
  illustrative: false,
  titleCell: null,
};
const ownDocument = { number: '1/KH-UBND', title: 'Kế hoạch', year: 2026 };

/** The words of next year's document. */
export const nextTitle: DocumentFacts = {
  ...ownTitle,
  number: '8/KH-UBND',
  mentioned: ['8/KH-UBND'],
  title: 'Kế hoạch cải cách hành chính năm 2027',
  year: 2027,
};

const relinkHeld = { held: true, rowIds: new Set<string>() };
const wrongValueReasons = new Set(['out-of-range', 'not-a-number', 'status-unknown']);
const selfContradictions = new Set(['percent-against-status', 'done-without-product']);

/** A request on its way, with what the sheet was when it was made. */
export interface Sending {
  readonly request: SyncRequest;
  readonly sent: SheetRows;
  /** How the sheet was read: an answer is brought into it read in the same way. */
  readonly options: CollectOptions;
  /** Every line's values when the request was made, sorted or not since. */
  readonly memory: ReadonlyMap<SimRow, Readonly<Record<string, FieldValue>>>;
  readonly lines: ReadonlyMap<string, SimRow>;
  /** What the hidden cells of the rows sent said, by ref. */
  readonly knowledge: ReadonlyMap<string, RowIdentity | null>;
}

/** A value that the province was known to have at a revision, in the cell it stood in. */
interface Published {
  readonly row: SimRow;
  readonly field: string;
  readonly value: FieldValue;
  readonly revision: number;
}

export interface WorkbookFacts {
  readonly name: string;
  readonly username: string;
  readonly role: AccountRole;
  readonly workbookId: string;
  readonly documentId: string;
}

export class Workbook {
  readonly name: string;
  readonly username: string;
  role: AccountRole;
  readonly workbookId: string;
  readonly documentId: string;
  cursor = 0;
  operations: OperationIds;
  heldBack: readonly HeldRow[] = [];
  /** The next sending has held rows found by their content. */
  private relinking = false;
  private readonly said = new Map<string, RowSaid>();
  /** The words of lines that the officer said are new rows, though the province has rows of the same words. */
  readonly saidNew = new Set<string>();
  /** Cells of one column were moved from line to line by hand: what was one row may honestly become two. */
  displaced = false;
  /** Hidden cells were moved from line to line by hand. */
  identitiesMoved = false;
  /** The words above the table. */
  title: DocumentFacts = ownTitle;
  private accepted: string | null = null;
  /** Rows that the officer was told are taken out. */
  readonly goneRows = new Set<string>();
  /** Rows whose strange changes the officer meant. */
  readonly confirmed = new Set<string>();
  /** Operations of this workbook that the province answered, oldest first. */
  readonly done: string[] = [];
  private readonly shown = new Map<string, Set<FieldValue>>();
  private published: Published[] = [];

  constructor(
    facts: WorkbookFacts,
    readonly sheet: SimSheet,
    private readonly mint: Mint,
  ) {
    ({ name: this.name, username: this.username, role: this.role } = facts);
    ({ workbookId: this.workbookId, documentId: this.documentId } = facts);
    this.operations = createOperationIds(() => mint.uuid());
  }

  /** The file saved under another name: the same hidden cells and cursor in a second workbook. */
  fork(facts: Pick<WorkbookFacts, 'name' | 'username' | 'role' | 'workbookId'>): Workbook {
    const copy = new Workbook({ ...facts, documentId: this.documentId }, this.sheet.clone(), this.mint);
    copy.cursor = this.cursor;
    copy.displaced = this.displaced;
    copy.identitiesMoved = this.identitiesMoved;
    copy.title = this.title;
    copy.accepted = this.accepted;
    for (const rowId of this.goneRows) copy.goneRows.add(rowId);
    for (const key of this.saidNew) copy.saidNew.add(key);
    for (const [key, values] of this.shown) copy.shown.set(key, new Set(values));
    const lines = new Map(this.sheet.rows.map((row, index) => [row, copy.sheet.rows[index]!]));
    copy.published = this.published.flatMap((value) => {
      const row = lines.get(value.row);
      return row ? [{ ...value, row }] : [];
    });
    return copy;
  }

  shownValues(rowId: string, field: string): ReadonlySet<FieldValue> {
    return this.shown.get(choiceKey(rowId, field)) ?? new Set();
  }

  see(rowId: string, field: string, value: FieldValue): void {
    const key = choiceKey(rowId, field);
    this.shown.set(key, (this.shown.get(key) ?? new Set<FieldValue>()).add(value));
  }

  /** The officer has looked at her sheet. */
  look(): void {
    for (const row of this.sheet.rows) {
      const identity = identityOf(row);
      if (identity === null) continue;
      for (const field of this.sheet.fields) this.see(identity.rowId, field, valueOf(row, field));
    }
  }

  makeRequest(send: boolean): Sending {
    this.look();
    const options = { confirmed: new Set(this.confirmed), said: this.said, relink: this.relinking ? relinkHeld : null };
    if (send) this.relinking = false;
    const collected = collectRows(this.sheet.read().sheet, options);
    this.heldBack = collected.heldBack;
    for (const { row, message } of collected.heldBack) this.sheet.rowAt(row).told = message;
    const rows = collected.rows.filter(({ kind }) => send || kind === 'ask').map(({ pushed }) => pushed);
    const content = {
      protocol: 1,
      workbookId: this.workbookId,
      documentId: this.documentId,
      cursor: this.cursor,
      newest: collected.newest,
      dryRun: false,
      rows,
      ...(send && collected.held.length > 0 ? { held: [...collected.held] } : {}),
    } as const;
    const request: SyncRequest = { ...content, operationId: this.operations.idFor(JSON.stringify(content)) };
    const lines = new Map(rows.map(({ ref }) => [ref, this.sheet.rowAt(Number(ref.slice(1)))]));
    judgeRequest(this, request, lines);
    return {
      request,
      sent: collected.sheet,
      options,
      memory: new Map(this.sheet.rows.map((row) => [row, this.valuesOf(row)])),
      lines,
      knowledge: new Map([...lines].map(([ref, row]) => [ref, identityOf(row)])),
    };
  }

  private valuesOf(row: SimRow): Record<string, FieldValue> {
    return Object.fromEntries(this.sheet.fields.map((field) => [field, valueOf(row, field)]));
  }

  /** What an answer does to the sheet as it stands; nothing is written. */
  applyTo({ sent, options, request }: Sending, answer: SyncAnswer, choices: Choices): Applied {
    const identityColumn = this.sheet.requireIdentityColumn();
    const { grid, sheet } = this.sheet.read();
    const now = releaseRows(sheet, options, answer);
    const { cursor } = this;
    return applyAnswer({ sent, grid, now, answer, cursor, asked: request.cursor, identityColumn, choices });
  }

  /** Brings an answer into the sheet, judging each cell that is written. */
  absorb(sending: Sending, answer: SyncAnswer, choices: Choices): Applied {
    this.hear(sending, answer);
    const applied = this.applyTo(sending, answer, choices);
    judgeEdits(this, sending, answer, applied.edits, choices);
    this.sheet.write(applied.edits);
    this.sheet.away.clear();
    this.cursor = applied.cursor;
    this.settlePublished();
    this.look();
    return applied;
  }

  /** What the officer reads in the answer. */
  private hear({ sent, lines }: Sending, answer: SyncAnswer): void {
    const fieldsOf = new Map(sent.rows.map((row) => [refOfRow(row.row), row.fields]));
    for (const { ref, rowId, status, message, conflicts } of answer.results) {
      const line = lines.get(ref);
      if (line && line.told !== removedWords)
        line.told = status === 'refused' ? (message ?? '') : status === 'conflict' ? 'conflict' : null;
      if (rowId === null) continue;
      for (const [field, value] of Object.entries(fieldsOf.get(ref) ?? {})) this.see(rowId, field, value);
      for (const { field, theirs } of conflicts) this.see(rowId, field, theirs);
    }
    const gone = new Set(answer.news.flatMap(({ rowId, removed }) => (removed ? [rowId] : [])));
    for (const rowId of gone) this.goneRows.add(rowId);
    for (const row of this.sheet.rows) if (gone.has(identityOf(row)?.rowId ?? '')) row.told = removedWords;
  }

  /** What the hidden cells say was seen at the province is no longer only typed. */
  private settlePublished(): void {
    for (const row of this.sheet.rows) {
      const identity = identityOf(row);
      if (identity === null) continue;
      for (const [field, value] of row.typed) {
        if (identity.hashes.get(field) !== hashValue(value)) continue;
        row.typed.delete(field);
        this.published.push({ row, field, value, revision: identity.revision });
      }
    }
  }

  /** The province lost everything after a number: what was published since is only in the sheet now. */
  forgetPublished(after: number): void {
    for (const { row, field, value, revision } of this.published) {
      if (revision > after && value !== null && valueOf(row, field) === value) row.typed.set(field, value);
    }
    this.published = this.published.filter(({ revision }) => revision <= after);
  }

  /** The province was set back: the workbook hears everything again. */
  startAgain(edits: readonly CellEdit[]): void {
    this.sheet.write(edits);
    this.cursor = 0;
  }

  /** Deletes lines that are gone at the province, and puts in rows that it has and the sheet has not. */
  tidy({ lines }: Sending, answer: SyncAnswer, { removed, absent }: Applied): void {
    const gone = new Set(removed.map(({ row }) => this.sheet.rowAt(row)));
    for (const { ref, reason } of answer.results) {
      const line = reason === 'row-removed' ? lines.get(ref) : undefined;
      if (line) gone.add(line);
    }
    this.sheet.rows = this.sheet.rows.filter((row) => !gone.has(row));
    // A row that lost its hidden cell may be one of those: it is found again first.
    if (this.sheet.rows.every((row) => identityOf(row) !== null)) for (const news of absent) this.insertRow(news);
  }

  /** A row of the province put into the sheet, as the pane does it. */
  private insertRow({ rowId, revision, fields }: RowNews): void {
    const row = newRow(typeof fields['section'] === 'string' ? fields['section'] : null);
    const seen = Object.fromEntries(this.sheet.fields.map((field) => [field, fields[field] ?? null]));
    Object.assign(row.values, seen);
    row.values[identityKey] = encodeIdentity(makeIdentity(this.sheet.kind, rowId, revision, seen));
    this.sheet.requireIdentityColumn();
    this.sheet.rows.push(row);
    this.look();
  }

  /** Does what refused rows ask for: wrong values are corrected, rows that the server does not know lose their identity. */
  mendRefused({ lines, sent }: Sending, answer: SyncAnswer): void {
    const rows = new Map(sent.rows.map((row) => [refOfRow(row.row), row]));
    for (const { ref, reason, like } of answer.results) {
      const row = lines.get(ref);
      if (row === undefined || reason === undefined) continue;
      // A row that is nobody's yet is hers; one that another line holds is another.
      if (like) this.said.set(saidKey(sent, rows.get(ref)!), like.taken ? { asNew: true } : { sameAs: like.rowId });
      if (like?.taken) this.saidNew.add(keyOfLine(this.sheet, row));
      if (reason === 'row-unknown' || reason === 'revision-unknown') delete row.values[identityKey];
      if (selfContradictions.has(reason)) this.tellOneStory(row);
      if (!wrongValueReasons.has(reason)) continue;
      for (const field of this.sheet.fields) {
        if (field === 'status' && row.typed.has(field)) type(row, field, 'Chưa thực hiện');
        else if (typeOf(field) === 'number' && field !== 'maxScore') type(row, field, 0);
      }
    }
  }

  /** A report that says two things: both cells are typed anew, or the only one the sheet has is left to the province. */
  private tellOneStory(row: SimRow): void {
    const { fields } = this.sheet;
    const both = fields.includes('status') && fields.includes('percent');
    if (fields.includes('status')) type(row, 'status', both ? 'Đang thực hiện' : null);
    if (fields.includes('percent')) type(row, 'percent', both ? 50 : null);
  }

  /** Whether the words above the table are another document's than the one the sheet is connected with (SPEC L). */
  saysOtherDocument(): boolean {
    const other = otherDocument(this.title, { ...ownDocument, accepted: this.accepted });
    const meant = this.title === ownTitle || this.accepted !== null;
    demand(meant === (other === null), `${this.name}: ${this.title.title} is ${meant ? 'held' : 'taken for its own'}`);
    return other !== null;
  }

  /** The officer says that the sheet is the document it is connected with, whatever the words above it say. */
  acceptDocument(): void {
    this.accepted = otherDocument(this.title, { ...ownDocument, accepted: null })?.claim ?? null;
  }

  /**
   * Says that strange changes are meant or has them put back, and has rows found again by their content.
   * @param theirs the rows as the province has them, for what is gone from the sheet
   */
  mendHeldBack(random: SeededRandom, theirs: ReadonlyMap<string, RowFields>): void {
    if (random.chance(0.5)) this.restoreCells(theirs);
    else
      for (const { rowId, confirmable } of this.heldBack) if (confirmable && rowId !== null) this.confirmed.add(rowId);
    this.relinking = true;
  }

  /** Cells of columns that were sorted, shifted or emptied go back to what their lines last saw. */
  private restoreCells(theirs: ReadonlyMap<string, RowFields>): void {
    for (const reason of ['column-displaced', 'cells-emptied'] as const) {
      const { grid, sheet } = this.sheet.read();
      const { edits } = restoreColumns(grid, sheet, collectRows(sheet).heldBack, reason, theirs);
      for (const { row: at, column, value } of edits) {
        const row = this.sheet.rowAt(at);
        const field = this.sheet.columns[column]!;
        type(row, field, value);
        row.slipped.delete(field);
      }
    }
  }
}
