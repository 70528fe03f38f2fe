import type { DocumentInfo, DocumentKind, DocumentRow } from '#shared/api/document-api.ts';
import type { CellEdit } from '#shared/sheet/grid.ts';
import type { ColumnField } from '#shared/sheet/sheet-kind.ts';
import { isPlaced, ownerOf, syncedFields } from '#shared/sync/field-owners.ts';
import { encodeIdentity } from '#shared/sync/row-identity.ts';
import { identityIn } from '#shared/sync/row-place.ts';
import { formatDay } from '../format.ts';
import { columnFieldWords } from '../words.ts';

/** A document of the province as a sheet. Rows and columns are zero-based. */
export interface DocumentLayout {
  readonly edits: readonly CellEdit[];
  readonly identityColumn: number;
  /** Column of the status, `null` where the kind has none; its rows get the drop-down. */
  readonly statusColumn: number | null;
  readonly headerRow: number;
  readonly lastRow: number;
}

const headerRow = 3;

/** Fields that stand in every layout; the others get a column only when some row says something in them. */
const lasting: readonly string[] = ['status', 'percent', 'result', 'evidence', 'selfScore', 'lossCause', 'explanation'];

/**
 * Writes a whole document out for an empty sheet: title, number, header, group rows where the section changes, and the
 * rows with their identities. Values only: the office gives the sheet its own look.
 */
export function layOutDocument(document: DocumentInfo, rows: readonly DocumentRow[]): DocumentLayout {
  const { kind } = document;
  const ordered = [...rows].sort((a, b) => a.position - b.position);
  const fields = columnsOf(kind, ordered);
  const columnOf = new Map(fields.map((field, column) => [field, column]));
  const seen = fields.filter((field) => !isPlaced(field));
  const identityColumn = fields.length;
  const edits: CellEdit[] = [...titleEdits(document)];
  fields.forEach((field, column) =>
    edits.push({ row: headerRow, column, value: columnFieldWords(field as ColumnField) }),
  );
  edits.push({ row: headerRow, column: identityColumn, value: columnFieldWords('rowIdentity') });
  let row = headerRow;
  let section = '';
  for (const told of ordered) {
    const { fields: values } = told;
    const own = [values['section'] ?? '', values['sectionName'] ?? ''].map(String);
    if (own.join('\n') !== section && own.some((part) => part !== '')) {
      row += 1;
      own.forEach((value, column) => value !== '' && edits.push({ row, column, value }));
    }
    section = own.join('\n');
    row += 1;
    for (const [field, column] of columnOf) {
      const value = values[field] ?? null;
      if (value !== null) edits.push({ row, column, value });
    }
    edits.push({ row, column: identityColumn, value: encodeIdentity(identityIn(kind, seen, told)) });
  }
  return { edits, identityColumn, statusColumn: columnOf.get('status') ?? null, headerRow, lastRow: row };
}

function columnsOf(kind: DocumentKind, rows: readonly DocumentRow[]): readonly string[] {
  const filled = new Set(rows.flatMap(({ fields }) => Object.keys(fields).filter((name) => fields[name] !== null)));
  const names = syncedFields(kind)
    .map(({ name }) => name)
    .filter((name) => name !== 'section' && name !== 'sectionName')
    .filter((name) => filled.has(name) || lasting.includes(name) || ownerOf(kind, name) === 'province');
  // The running number comes first in every table of an office.
  return [...names.filter((name) => name === 'ordinal'), ...names.filter((name) => name !== 'ordinal')];
}

function titleEdits({ title, number, date }: DocumentInfo): readonly CellEdit[] {
  const from = [number && `số ${number}`, date && `ngày ${formatDay(date)}`].filter(Boolean).join(' ');
  const edits: CellEdit[] = [{ row: 0, column: 0, value: title.toUpperCase() }];
  if (from !== '') edits.push({ row: 1, column: 0, value: `(Kèm theo văn bản ${from})` });
  return edits;
}
