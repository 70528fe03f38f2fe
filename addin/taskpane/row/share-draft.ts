import type { Share } from '#shared/api/share-api.ts';
import { formatDay, readDay } from '../format.ts';

/** A part of the work as it is being typed. */
export interface ShareDraft {
  readonly assignee: string;
  readonly part: string;
  /** As typed: day, month, year. */
  readonly deadline: string;
  readonly done: boolean;
}

/** A list that was changed and not saved, with the version it was made from. */
export interface SharesDraft {
  readonly base: number;
  readonly items: readonly ShareDraft[];
}

export const blankShare: ShareDraft = { assignee: '', part: '', deadline: '', done: false };

/** The list as the form shows it. */
export function draftShares(shares: readonly Share[]): readonly ShareDraft[] {
  return shares.map(({ deadline, ...share }) => ({ ...share, deadline: deadline === null ? '' : formatDay(deadline) }));
}

/** The ISO day of a typed deadline; `null` when blank, `undefined` when it is no day. */
export function readDeadline({ deadline }: ShareDraft): string | null | undefined {
  return deadline.trim() === '' ? null : (readDay(deadline) ?? undefined);
}

function isBlank({ assignee, part, deadline, done }: ShareDraft): boolean {
  return !done && [assignee, part, deadline].every((text) => text.trim() === '');
}

/** What is to be saved, lines that say nothing left out; `null` while a line lacks its name or has a wrong day. */
export function readShares(items: readonly ShareDraft[]): Share[] | null {
  const shares: Share[] = [];
  for (const item of items) {
    if (isBlank(item)) continue;
    const deadline = readDeadline(item);
    if (deadline === undefined || item.assignee.trim() === '') return null;
    shares.push({ assignee: item.assignee, part: item.part, deadline, done: item.done });
  }
  return shares;
}

/** Whether a line has something but not whom it goes to. */
export function lacksAssignee(item: ShareDraft): boolean {
  return !isBlank(item) && item.assignee.trim() === '';
}

export function readSharesDraft(kept: unknown): SharesDraft | null {
  return typeof kept === 'object' && kept !== null && 'items' in kept && 'base' in kept ? (kept as SharesDraft) : null;
}
