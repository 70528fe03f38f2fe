import type { DocumentKind } from '#shared/api/document-api.ts';
import { parIndexFieldOf } from '#shared/sync/par-index-field.ts';
import type { RowFields } from '#shared/sync/protocol.ts';
import type { StoredRow } from '#server/store/store.ts';

interface Place {
  readonly position: number;
  readonly parIndexField: number | null;
  readonly sectionField: number | null;
}

/** Where a section ends, and the field of its last row. */
interface SectionEnd {
  readonly index: number;
  readonly parIndexField: number | null;
}

/**
 * Where new rows stand in the document's reading order: each after the last row of its section, in the order sent;
 * sections that the document does not have yet go to the end, one after the other. `existing` in reading order.
 */
export function placeNewRows(kind: DocumentKind, existing: readonly StoredRow[], added: readonly RowFields[]): Place[] {
  const ends = new Map<string, SectionEnd>();
  existing.forEach((row, index) =>
    ends.set(sectionOf(row.fields), { index, parIndexField: parIndexFieldOf(kind, row) }),
  );
  const places = new Array<Place>(added.length);
  for (const [after, indexes] of gatherByEnd(ends, existing.length - 1, added)) {
    const from = existing[after]?.position ?? 0;
    const next = existing[after + 1]?.position ?? from + indexes.length + 15;
    indexes.forEach((index, step) => {
      // A sixteenth of the gap each time, not half: hundreds of rows added one by one stay apart.
      const position = from + ((next - from) * (step + 1)) / (indexes.length + 15);
      places[index] = { position, ...fieldToKeep(kind, added[index]!, ends) };
    });
  }
  return places;
}

/** The new rows by the index of the row they follow; those of one section together, its own section's before others. */
function gatherByEnd(
  ends: ReadonlyMap<string, SectionEnd>,
  last: number,
  added: readonly RowFields[],
): Map<number, number[]> {
  const bySection = new Map<string, number[]>();
  added.forEach((fields, index) => {
    const section = sectionOf(fields);
    const list = bySection.get(section);
    if (list) list.push(index);
    else bySection.set(section, [index]);
  });
  const isNew = ([section]: [string, unknown]): boolean => !ends.has(section);
  const sections = [...bySection];
  const gathered = new Map<number, number[]>();
  for (const [section, indexes] of [...sections.filter((entry) => !isNew(entry)), ...sections.filter(isNew)]) {
    const after = ends.get(section)?.index ?? last;
    gathered.set(after, [...(gathered.get(after) ?? []), ...indexes]);
  }
  return gathered;
}

/** A row serves the field of its section; a criterion does only while its code, typed today or later, tells none. */
function fieldToKeep(
  kind: DocumentKind,
  fields: RowFields,
  ends: ReadonlyMap<string, SectionEnd>,
): Omit<Place, 'position'> {
  const field = ends.get(sectionOf(fields))?.parIndexField ?? null;
  return kind === 'criteria'
    ? { parIndexField: null, sectionField: field }
    : { parIndexField: field, sectionField: null };
}

function sectionOf(fields: RowFields): string {
  return String(fields['section'] ?? '');
}
