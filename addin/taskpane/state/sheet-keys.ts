// Sheets as the workbook knows them for good. Excel's ids of sheets may be others after the file was opened again, or
// belong to other sheets; notes are kept by the id of the moment and by what tells which sheet it meant.
import type { KeyedSheet } from '#addin/host/workbook-host.ts';
import type { WorkbookNotes } from './workbook-notes.ts';

type KnownSheet = WorkbookNotes['sheets'][number];

/** Ids of the sheets that the notes say something about. */
export function notedSheets(notes: WorkbookNotes): ReadonlySet<string> {
  return new Set(
    [...notes.links, ...notes.columns, ...notes.ignored, ...notes.anchors, ...notes.surveys].map(
      ({ sheetId }) => sheetId,
    ),
  );
}

/**
 * The notes by the ids that the sheets have now. A sheet is known by its key; of several that carry one (a sheet that
 * was copied) the one with the former name has it, else the one with the former id, else the first. A sheet that
 * could carry none, and one noted before there were keys, is known by its id, and by its name where that was noted. What
 * belongs to no sheet of today is kept, under an id that none has.
 */
export function settleSheets(notes: WorkbookNotes, now: readonly KeyedSheet[]): WorkbookNotes {
  const known = new Map(notes.sheets.map((sheet) => [sheet.sheetId, sheet]));
  const taken = new Set<string>();
  const idNow = new Map<string, string>();
  const settle = (sheetId: string, found: KeyedSheet | null) => {
    if (found) taken.add(found.sheetId);
    idNow.set(sheetId, found?.sheetId ?? absentId(sheetId));
  };
  for (const sheet of notes.sheets) settle(sheet.sheetId, findSheet(sheet, now));
  for (const sheetId of notedSheets(notes)) {
    if (known.has(sheetId)) continue;
    settle(sheetId, now.find((sheet) => sheet.sheetId === sheetId && !taken.has(sheetId)) ?? null);
  }
  const nameNow = new Map(now.map(({ sheetId, name }) => [sheetId, name]));
  const moved = <Note extends { readonly sheetId: string }>(list: readonly Note[]): Note[] =>
    list.map((note) => ({ ...note, sheetId: idNow.get(note.sheetId) ?? note.sheetId }));
  return {
    ...notes,
    sheets: moved(notes.sheets).map((sheet) => ({ ...sheet, name: nameNow.get(sheet.sheetId) ?? sheet.name })),
    links: moved(notes.links),
    columns: moved(notes.columns),
    ignored: moved(notes.ignored),
    anchors: moved(notes.anchors),
    surveys: moved(notes.surveys),
  };
}

/** Whether a key stands for another sheet: this one is a copy of it. */
export function isKeyOfOther(notes: WorkbookNotes, key: string, sheetId: string): boolean {
  return notes.sheets.some((sheet) => sheet.key === key && sheet.sheetId !== sheetId);
}

function findSheet({ key, sheetId, name }: KnownSheet, now: readonly KeyedSheet[]): KeyedSheet | null {
  const carrying = now.filter((sheet) =>
    key === null ? sheet.sheetId === sheetId && sheet.name === name : sheet.key === key,
  );
  return (
    carrying.find((sheet) => sheet.name === name) ??
    carrying.find((sheet) => sheet.sheetId === sheetId) ??
    carrying[0] ??
    null
  );
}

const absent = 'absent:';

function absentId(sheetId: string): string {
  return sheetId.startsWith(absent) ? sheetId : `${absent}${sheetId}`;
}
