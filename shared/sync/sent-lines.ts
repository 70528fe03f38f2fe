// Which line of the sheet, as it stands when an answer comes, is the one that was sent. Between the two its officer may
// have sorted, copied, retyped or moved lines.
import { linkedRowsById, refOfRow, unlinkedRows, withoutIdentity } from './collect-changes.ts';
import { isPlaced } from './field-owners.ts';
import { groupBy } from './group-by.ts';
import { matchKey } from './match-rows.ts';
import type { SyncAnswer } from './protocol.ts';
import type { SheetRow, SheetRows } from './sheet-rows.ts';

/**
 * The sheet as it stands now, where every identity belongs to one line at most: copies that the answer made rows of their
 * own lost it, and of lines that share one the line keeps it that was sent with it.
 */
export function withSentLines(now: SheetRows, sent: SheetRows, answer: Pick<SyncAnswer, 'results'>): SheetRows {
  return keepSentLines(releaseCopies(now, sent, answer), sent);
}

/**
 * The sheet as it stands now, without the identities of copies that the answer made rows of their own. An edit of the
 * original meanwhile could make its copy look like the one that keeps the identity (SPEC I-2).
 */
function releaseCopies(now: SheetRows, sent: SheetRows, answer: Pick<SyncAnswer, 'results'>): SheetRows {
  const idByRef = new Map(answer.results.map(({ ref, rowId }) => [ref, rowId]));
  const copies = new Map<number, LinkedLine>();
  for (const row of sent.rows) {
    const rowId = idByRef.get(refOfRow(row.row)) ?? null;
    if (rowId === null || !isLinked(row) || row.identity.identity.rowId === rowId) continue;
    copies.set(row.row, row);
  }
  if (copies.size === 0) return now;
  return withoutIdentity(now, (row) => {
    const copy = copies.get(row.row);
    if (copy === undefined || !isLinked(row)) return false;
    return (
      row.identity.identity.rowId === copy.identity.identity.rowId &&
      matchKey(now.kind, row.fields) === matchKey(now.kind, copy.fields)
    );
  });
}

/**
 * The sheet as it stands now, where of several lines with one identity only that line keeps it which was sent with it.
 * Lines that were sorted meanwhile change places, and each of them could be taken for the one that keeps it (SPEC I-2).
 * Where none is certain, none keeps it: the answer waits.
 */
function keepSentLines(now: SheetRows, sent: SheetRows): SheetRows {
  const several = [...linesById(now)].filter(([, same]) => same.length > 1);
  if (several.length === 0) return now;
  const sentLines = linkedRowsById(sent);
  const allSent = linesById(sent);
  const released = new Set<SheetRow>();
  for (const [rowId, same] of several) {
    const before = sentLines.get(rowId);
    const newest = Math.max(...same.map(({ identity: { identity } }) => identity.revision));
    if (before === undefined || newest !== before.identity.revision) continue;
    const copies = new Set(allSent.get(rowId)?.flatMap((row) => (row === before.source ? [] : ownText(row))));
    const equal = same.filter((row) => ownText(row) === ownText(before.source));
    const inPlace = same.find(({ row }) => row === before.source.row);
    const kept =
      equal.find((row) => row === inPlace) ??
      equal[0] ??
      (inPlace === undefined || copies.has(ownText(inPlace)) ? undefined : inPlace);
    for (const row of same) if (row !== kept) released.add(row);
  }
  return withoutIdentity(now, (row) => released.has(row));
}

function linesById({ rows }: SheetRows): Map<string, LinkedLine[]> {
  return groupBy(rows.filter(isLinked), (row) => row.identity.identity.rowId);
}

type LinkedLine = SheetRow & { identity: { kind: 'linked' } };

export function isLinked(row: SheetRow): row is LinkedLine {
  return row.identity.kind === 'linked';
}

/** Finds the row that a result of an unlinked row speaks of (SPEC A-1). */
export class UnlinkedIndex {
  private readonly sentByRef: ReadonlyMap<string, SheetRow>;
  /** A row as it was sent → where it stands now. */
  private readonly found = new Map<SheetRow, SheetRow>();

  /** @param isElsewhere whether a row that was sent stands in the sheet with its identity */
  constructor(sent: SheetRows, now: SheetRows, isElsewhere: (row: SheetRow) => boolean) {
    this.sentByRef = new Map(sent.rows.map((row) => [refOfRow(row.row), row]));
    // The words that say which row it is, wherever it stands.
    const wordsOf =
      ({ kind }: SheetRows) =>
      ({ fields }: SheetRow): string =>
        matchKey(kind, { ...fields, section: null });
    const sentHere = sent.rows.filter((row) => !isElsewhere(row));
    const sentByWords = groupBy(sentHere, wordsOf(sent));
    for (const [words, rows] of groupBy(unlinkedRows(now), wordsOf(now))) this.pair(sentByWords.get(words) ?? [], rows);
  }

  /** The row that was sent under this name, without an identity or, as a copy, with that of another row. */
  sentAs(ref: string | null): SheetRow | undefined {
    return ref === null ? undefined : this.sentByRef.get(ref);
  }

  /** The row as sent and as it stands now, or `null`. */
  take(ref: string): { before: SheetRow; target: SheetRow } | null {
    const before = this.sentByRef.get(ref);
    const target = before && this.found.get(before);
    return before && target ? { before, target } : null;
  }

  /**
   * Rows with the same words: the same in every cell and under the same group row, best in the same place; the same but
   * for the group; the same place; else the only one that is left. Where one of several got other words meanwhile, none
   * takes its result.
   */
  private pair(sent: readonly SheetRow[], now: readonly SheetRow[]): void {
    if (sent.length === 1 && now.length === 1) return void this.found.set(sent[0]!, now[0]!);
    const free = new Set(now);
    const give = (row: SheetRow, target: SheetRow | undefined): void => {
      if (target !== undefined && free.delete(target)) this.found.set(row, target);
    };
    const left = (): SheetRow[] => sent.filter((row) => !this.found.has(row));
    const placed = new Map(now.map((row) => [row.row, row]));
    for (const textOf of [allText, ownText]) {
      const texts = new Map([...left(), ...free].map((row) => [row, textOf(row)]));
      for (const row of left()) {
        const same = placed.get(row.row);
        if (same && texts.get(same) === texts.get(row)) give(row, same);
      }
      const byText = groupBy([...free].reverse(), (row) => texts.get(row)!);
      for (const row of left()) give(row, byText.get(texts.get(row)!)?.pop());
    }
    for (const row of left()) give(row, placed.get(row.row));
    const [rest, ...more] = left();
    if (rest && more.length === 0 && free.size === 1) give(rest, [...free][0]);
  }
}

function allText({ fields }: SheetRow): string {
  return JSON.stringify(fields);
}

function ownText({ fields }: SheetRow): string {
  return JSON.stringify(Object.entries(fields).filter(([field]) => !isPlaced(field)));
}
