/** A choice of the officer in a conflict, or about a refused cell: keep mine, or take the province's value. */
export type FieldChoice = 'mine' | 'theirs';

/** Key of the choice about one field of one row. */
export function choiceKey(rowId: string, field: string): string {
  return `${rowId} ${field}`;
}
