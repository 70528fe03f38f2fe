// Synced columns that are gone from a sheet: told by name until the officer decides (SPEC I-10).
import type { Collected } from '#shared/sync/collect-changes.ts';
import { syncedFields } from '#shared/sync/field-owners.ts';
import { findGoneFields } from '#shared/sync/gone-columns.ts';
import type { SheetRows } from '#shared/sync/sheet-rows.ts';
import type { ColumnField } from '#shared/sheet/sheet-kind.ts';
import type { DocumentLink } from './workbook-notes.ts';

type GoneNotes = Pick<DocumentLink, 'gone' | 'letGo'>;

/** Fields without a column that the workbook knows of, decided about or not: nobody else brings them back. */
export function columnsAway(link: GoneNotes | null, sheet: SheetRows | null): ReadonlySet<string> {
  const known = sheet ? findGoneFields(sheet).map(({ field }) => field) : [];
  return new Set([...(link?.gone ?? []), ...(link?.letGo ?? []), ...known]);
}

/** The fields to tell, in the order of the document's columns. */
export function goneColumns(link: GoneNotes | null, sheet: SheetRows): readonly ColumnField[] {
  if (link === null) return [];
  const { gone } = rememberGone(link, sheet);
  const told = new Set(gone);
  return syncedFields(sheet.kind).flatMap(({ name }) => (told.has(name) ? [name as ColumnField] : []));
}

/**
 * The fields to ask about: none where a header was typed over, which holds its rows back and is told with them. To add the
 * column beside it would be a second mend of one slip.
 */
export function askedColumns(link: GoneNotes | null, { heldBack, sheet }: Collected): readonly ColumnField[] {
  return heldBack.some(({ reason }) => reason === 'column-renamed') ? [] : goneColumns(link, sheet);
}

/** What the workbook remembers of a sheet's columns: those gone that are not let go, without those that are back. */
export function rememberGone({ gone, letGo }: GoneNotes, sheet: SheetRows): GoneNotes {
  const present = new Set(sheet.columns);
  const found = findGoneFields(sheet).map(({ field }) => field);
  const left = letGo.filter((field) => !present.has(field));
  return {
    gone: [...new Set([...gone, ...found])].filter((field) => !present.has(field) && !left.includes(field)),
    letGo: left,
  };
}
