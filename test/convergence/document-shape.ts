// What the documents of the histories look like: their columns, who fills them in, and values to type.
import type { DocumentKind } from '#shared/api/document-api.ts';
import type { ColumnField } from '#shared/sheet/sheet-kind.ts';
import { typeOf } from '#shared/sync/field-owners.ts';
import type { FieldValue, RowFields } from '#shared/sync/protocol.ts';
import type { SeededRandom } from '#test/support/seeded-random.ts';

export interface DocumentShape {
  readonly kind: DocumentKind;
  /** Set for a document that belongs to one agency. */
  readonly agencyCode: string | null;
  readonly provinceColumns: readonly ColumnField[];
  readonly agencyColumns: readonly ColumnField[];
  /** The column whose text says which row it is. */
  readonly title: ColumnField;
}

export const plan: DocumentShape = {
  kind: 'plan',
  agencyCode: null,
  provinceColumns: ['task', 'activity', 'product', 'leadAgencies', 'deadline'],
  agencyColumns: ['status', 'percent', 'result', 'note'],
  title: 'activity',
};

export const improvement: DocumentShape = {
  kind: 'improvement',
  agencyCode: null,
  provinceColumns: ['name', 'weakness', 'leadAgencies', 'remedy', 'deadline'],
  agencyColumns: ['status', 'percent', 'result'],
  title: 'weakness',
};

export const criteria: DocumentShape = {
  kind: 'criteria',
  agencyCode: 'STP',
  provinceColumns: ['code', 'name', 'maxScore', 'rule', 'appraisedScore'],
  agencyColumns: ['selfScore', 'evidence', 'explanation', 'note'],
  title: 'name',
};

/** Lead cells and the agencies of the histories that each of them names. */
export const leads: ReadonlyMap<FieldValue, readonly string[]> = new Map([
  ['Sở Tư pháp', ['STP']],
  ['Sở Tài chính', ['STC']],
  ['Các sở, ngành', ['SNV', 'STP', 'STC']],
  ['Sở Nội vụ', ['SNV']],
]);

const statuses = ['Chưa thực hiện', 'Đang thực hiện', 'Hoàn thành'];
const deadlines = ['Năm 2026', 'Quý II/2026', '30/06/2026', 'Thường xuyên'];

/** Gives numbers that no other value of the history holds, so that each typed text can be told from all others. */
export class Mint {
  private count = 0;

  next(): number {
    return (this.count += 1);
  }

  uuid(): string {
    return `00000000-0000-4000-8000-${String(this.next()).padStart(12, '0')}`;
  }
}

/** A value as an officer types it into a column: now and then blank, oddly spaced or in decomposed letters. */
export function typedValue(field: string, random: SeededRandom, mint: Mint): FieldValue {
  if (random.chance(0.08)) return null;
  if (field === 'leadAgencies') return random.pick([...leads.keys()]);
  if (field === 'status') return random.pick(statuses);
  if (field === 'deadline') return random.pick(deadlines);
  if (field === 'percent') return random.chance(0.1) ? `${random.int(101)}` : random.int(101);
  if (typeOf(field) === 'number') return random.int(5) / 2;
  const text = `Giá trị ${field} ${mint.next()}`;
  if (random.chance(0.05)) return `  ${text.normalize('NFD')} `;
  return random.chance(0.03) ? `=${text}` : text;
}

/** A value that the server holds back, so that its whole row waits for the officer. */
export function wrongValue(field: string): FieldValue {
  return typeOf(field) === 'number' ? 1e6 : field === 'status' ? 'Gần xong rồi nhé' : null;
}

/** Values of a row as the document first has it. Some rows say the same: twins are told apart by their order. */
export function firstFields(shape: DocumentShape, index: number, random: SeededRandom): RowFields {
  const fields: RowFields = { section: index < 5 ? 'I' : 'II' };
  const number = index === 5 ? 4 : index;
  for (const field of shape.provinceColumns) {
    if (field === 'leadAgencies') fields[field] = random.pick([...leads.keys()]);
    else if (field === 'deadline') fields[field] = random.pick(deadlines);
    else if (field === 'code') fields[field] = `1.${number + 1}`;
    else if (field === 'task') fields[field] = `Nhiệm vụ ${Math.floor(number / 3)}`;
    else if (field === 'maxScore') fields[field] = 2;
    else if (field !== 'appraisedScore') fields[field] = `Nội dung ${field} số ${number}`;
  }
  return fields;
}
