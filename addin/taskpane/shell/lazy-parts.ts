import { lazyPart } from '#addin/api/lazy-part.ts';
import { publishCatalogue } from '../province/lazy-publish-catalogue.ts';
import { rowNotes } from '../row/lazy-row-notes.ts';
import { papiView, surveyView } from '../score/lazy-index-views.ts';
import { preloadSeldom } from '../workflows/seldom.ts';
import { lazily } from './lazily.tsx';

/** Parts of the pane that are fetched once it stands: its first screen needs none of them. */
export const openDialog = lazily(async () => (await import('./OpenDialog.tsx')).OpenDialog);
export const paneMenu = lazyPart(async () => (await import('./PaneMenu.tsx')).PaneMenu);
export const issueGroupMenuList = lazily(
  async () => (await import('../issues/IssueGroupMenuList.tsx')).IssueGroupMenuList,
);
export const accountMenuList = lazily(async () => (await import('../header/AccountMenuList.tsx')).AccountMenuList);
export const rowTab = lazily(async () => (await import('../row/RowTab.tsx')).RowTab);
export const scoreTab = lazily(async () => (await import('../score/ScoreTab.tsx')).ScoreTab);
export const syncTab = lazily(async () => (await import('../sync/SyncTab.tsx')).SyncTab);

/** Fetches them while the officer reads, so that they open without a network too. */
export async function preloadParts(): Promise<void> {
  await paneMenu.preload();
  await preloadSeldom();
  await Promise.all(
    [
      accountMenuList,
      issueGroupMenuList,
      rowTab,
      scoreTab,
      openDialog,
      syncTab,
      publishCatalogue,
      rowNotes,
      surveyView,
      papiView,
    ].map(({ preload }) => preload()),
  );
}
