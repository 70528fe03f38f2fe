import type { DocumentKind } from '../api/document-api.ts';
import { parseItemCode } from '../sheet/item-code.ts';
import { parseRomanNumeral } from '../text/roman-numeral.ts';
import type { RowFields } from './protocol.ts';

/** What tells the field of a row. */
export interface FieldOfRow {
  /** The field told when the row was made, `null` where nobody told it. */
  readonly parIndexField: number | null;
  /** The field of the section that a criterion was added to: it counts as long as the code tells none. */
  readonly sectionField?: number | null;
  readonly fields: RowFields;
}

const lastField = 8;

/**
 * The field (1–8) of the PAR INDEX that a row serves: the one told, else, for a criterion, the first number of its code
 * ("2.1.3" and "II" are field 2), else that of the section it was added to. `null` when none tells.
 */
export function parIndexFieldOf(kind: DocumentKind, row: FieldOfRow): number | null {
  if (row.parIndexField !== null || kind !== 'criteria') return row.parIndexField;
  return fieldInCode(row.fields) ?? row.sectionField ?? null;
}

function fieldInCode(fields: RowFields): number | null {
  const first = parseItemCode(String(fields['code'] ?? ''))?.text.split('.')[0] ?? '';
  // Small letters number points of a criterion: "i" is the ninth, not field 1.
  const roman = first === first.toUpperCase() ? parseRomanNumeral(first) : null;
  const value = /^\d+$/.test(first) ? Number(first) : roman;
  return value !== null && value >= 1 && value <= lastField ? value : null;
}
