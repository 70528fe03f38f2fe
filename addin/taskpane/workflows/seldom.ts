import { words } from '../words.ts';
import type { PaneServices } from './pane-services.ts';

/** Workflows that the pane's first screen does not need: fetched when asked for, so that it stands sooner. */
const parts = {
  encoding: () => import('./convert-encoding.ts'),
  template: () => import('./create-from-template.ts'),
  catalogue: () => import('./publish-catalogue.ts'),
  page: () => import('./write-page.ts'),
  lost: () => import('./write-lost-points.ts'),
  surveys: () => import('./survey-settings.ts'),
  sync: () => import('./sync-sheet.ts'),
  revoke: () => import('./revoke-sync.ts'),
  place: () => import('./place-absent-rows.ts'),
  missing: () => import('./missing-rows.ts'),
  undoPull: () => import('./undo-pull.ts'),
  restore: () => import('./restore-held.ts'),
  gone: () => import('./gone-columns.ts'),
  startOver: () => import('./start-over.ts'),
  fetch: () => import('./fetch-document.ts'),
};
type Parts = typeof parts;

/** Runs a part; when it cannot be fetched, says so and answers `null`. */
export async function seldom<Name extends keyof Parts, Value>(
  { store }: Pick<PaneServices, 'store'>,
  name: Name,
  run: (part: Awaited<ReturnType<Parts[Name]>>) => Promise<Value>,
): Promise<Value | null> {
  let part: Awaited<ReturnType<Parts[Name]>>;
  try {
    part = (await parts[name]()) as Awaited<ReturnType<Parts[Name]>>;
  } catch {
    const notice = { intent: 'error', message: words.partMissing, retry: null } as const;
    store.dispatch({ type: 'notice-shown', notice });
    return null;
  }
  return run(part);
}

/** Fetches them ahead; a failure is no matter until one is asked for. */
export async function preloadSeldom(): Promise<void> {
  await Promise.allSettled(Object.values(parts).map((load) => load()));
}
