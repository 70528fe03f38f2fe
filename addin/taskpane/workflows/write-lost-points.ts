import { lostPointsPage } from '#shared/score/lost-points-page.ts';
import { lostPoints } from '#shared/score/lost-points.ts';
import { words } from '../words.ts';
import type { PaneServices } from './pane-services.ts';
import { writePage } from './write-page.ts';

/** Puts the lost-point table of the sheet in front on a new sheet, laid out, and shows it. */
export async function writeLostPoints(services: PaneServices): Promise<void> {
  const { sheet } = services.store.getState();
  if (sheet.status !== 'ready' || sheet.report.score === null) return;
  const { reading, score } = sheet.report;
  const records = reading.tables.flatMap((table) => table.records);
  const page = lostPointsPage(lostPoints(records, score), reading.facts.title ?? reading.name);
  await writePage(services, page, words.score.lostSheetMade);
}
