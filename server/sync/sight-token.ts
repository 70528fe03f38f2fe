// What an account sees of a document, in one word that a workbook keeps beside its cursor (SPEC C-7).
import type { DocumentInfo } from '#shared/api/document-api.ts';
import { parIndexFieldOf, type FieldOfRow } from '#shared/sync/par-index-field.ts';
import { sightOfAll } from '#shared/sync/sight.ts';
import type { Actor } from '#server/store/store.ts';
import { seesEveryRow } from './row-access.ts';

type Seen = Pick<DocumentInfo, 'agencyCode' | 'kind'>;

/** "all", or "f2.3" for the rows of fields 2 and 3; `null` for a document of the whole province, which all see whole. */
function sightToken(document: Seen, actor: Actor): string | null {
  if (document.agencyCode === null) return null;
  if (seesEveryRow(document, actor)) return sightOfAll;
  return `f${[...actor.parIndexFields].sort((a, b) => a - b).join('.')}`;
}

/** The word as answers carry it. */
export function sightNote(document: Seen, actor: Actor): { sight?: string } {
  const sight = sightToken(document, actor);
  return sight === null ? {} : { sight };
}

/** Whether the account may see rows that were hidden from the one whose sight the workbook kept. */
export function mayHaveWidened(kept: string | undefined, document: Seen, actor: Actor): kept is string {
  return (
    kept !== undefined && kept !== sightOfAll && document.agencyCode !== null && kept !== sightToken(document, actor)
  );
}

/** Whether a row, as it stands now, is one of those that a kept sight covers. */
export function wasSeen(kept: string, { kind }: Seen, row: FieldOfRow): boolean {
  if (kept === sightOfAll) return true;
  const field = parIndexFieldOf(kind, row);
  return field !== null && kept.slice(1).split('.').includes(String(field));
}
