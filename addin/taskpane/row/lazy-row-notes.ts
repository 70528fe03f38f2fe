import { lazily } from '../shell/lazily.tsx';

/** What people write beside a row, fetched when it is wanted or while the officer reads. */
export const rowNotes = lazily(async () => (await import('./RowNotes.tsx')).RowNotes);
