import type { RowFields } from '#shared/sync/protocol.ts';
import type { StoredRow } from '#server/store/store.ts';

interface Place {
  readonly position: number;
  readonly parIndexField: number | null;
}

/**
 * Where new rows stand in the document's reading order: each after the last row of its section, in the order sent; a
 * section that the document does not have yet goes to the end. `existing` in reading order.
 */
export function placeNewRows(existing: readonly StoredRow[], added: readonly RowFields[]): Place[] {
  const lastOfSection = new Map<string, { index: number; parIndexField: number | null }>();
  existing.forEach(({ fields, parIndexField }, index) =>
    lastOfSection.set(sectionOf(fields), { index, parIndexField }),
  );
  const waiting = new Map<number, number[]>();
  added.forEach((fields, index) => {
    const after = lastOfSection.get(sectionOf(fields))?.index ?? existing.length - 1;
    const list = waiting.get(after);
    if (list) list.push(index);
    else waiting.set(after, [index]);
  });
  const places = new Array<Place>(added.length);
  for (const [after, indexes] of waiting) {
    const from = existing[after]?.position ?? 0;
    const next = existing[after + 1]?.position ?? from + indexes.length + 15;
    indexes.forEach((index, step) => {
      const parIndexField = lastOfSection.get(sectionOf(added[index]!))?.parIndexField ?? null;
      // A sixteenth of the gap each time, not half: hundreds of rows added one by one stay apart.
      places[index] = { position: from + ((next - from) * (step + 1)) / (indexes.length + 15), parIndexField };
    });
  }
  return places;
}

function sectionOf(fields: RowFields): string {
  return String(fields['section'] ?? '');
}
