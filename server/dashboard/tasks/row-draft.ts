import type { DocumentKind, DocumentRow } from '#shared/api/document-api.ts';
import { checkFields } from '#shared/sync/check-fields.ts';
import { isPlaced, ownerOf, syncedFields, typeOf } from '#shared/sync/field-owners.ts';
import { normalValue } from '#shared/sync/field-value.ts';
import type { FieldValue, RowFields } from '#shared/sync/protocol.ts';

/** A row as it is being typed: one text for each field. */
export type RowDraft = Readonly<Record<string, string>>;

/** The fields that the province types on its page: what it assigns, then what it appraises. */
export function editableFields(kind: DocumentKind): readonly string[] {
  const owned = (owner: 'province' | 'appraisal') =>
    syncedFields(kind).flatMap(({ name }) => (ownerOf(kind, name) === owner && !isPlaced(name) ? [name] : []));
  return [...owned('province'), ...owned('appraisal')];
}

function textOfValue(value: FieldValue | undefined): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'number' ? String(value).replace('.', ',') : value;
}

/** What the form shows at first. */
export function draftOf(kind: DocumentKind, row: Pick<DocumentRow, 'fields'> | null): RowDraft {
  return Object.fromEntries(editableFields(kind).map((field) => [field, textOfValue(row?.fields[field])]));
}

/** The values that differ from the row, in normal form. A text that was only looked at is no change. */
export function changesOf(kind: DocumentKind, row: Pick<DocumentRow, 'fields'> | null, draft: RowDraft): RowFields {
  const before = draftOf(kind, row);
  const changes: RowFields = {};
  for (const [field, text] of Object.entries(draft)) {
    if (text === before[field]) continue;
    const value = normalValue(field, typeOf(field) === 'either' ? numberOr(text) : text);
    if (value !== (row?.fields[field] ?? null)) changes[field] = value;
  }
  return changes;
}

/** "0,5" typed into a field that holds a number or words. */
function numberOr(text: string): FieldValue {
  const number = normalValue('maxScore', text);
  return typeof number === 'number' ? number : text;
}

/** What is wrong with the changes, by field: the checks of the sheet and of the server. */
export function draftErrors(
  kind: DocumentKind,
  row: Pick<DocumentRow, 'fields'> | null,
  changes: RowFields,
): ReadonlyMap<string, string> {
  const errors = checkFields(kind, changes, { ...row?.fields, ...changes });
  return new Map(errors.map(({ field, message }) => [field, message]));
}
