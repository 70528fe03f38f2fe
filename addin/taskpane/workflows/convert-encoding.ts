import { HostFailure } from '#addin/host/workbook-host.ts';
import type { CellEdit } from '#shared/sheet/grid.ts';
import { valueAt } from '#shared/sheet/grid.ts';
import { planUnicode, surveyOldText } from '#shared/sheet/old-text.ts';
import type { SheetConversion } from '../state/old-encoding.ts';
import type { SheetWrite } from '../state/pane-state.ts';
import { words } from '../words.ts';
import { whileBusy, type PaneServices } from './pane-services.ts';

/** What texts of Unicode are shown in: every Windows has it, and official documents use it. */
const unicodeFont = 'Times New Roman';

/**
 * Looks through every sheet of the workbook for texts of old encodings, by fonts and by words, and shows what they
 * would become. Nothing is written. A fixed number of requests for each sheet, whatever its rows.
 */
export async function previewUnicode(services: PaneServices): Promise<void> {
  const { store, host } = services;
  const { sheet } = store.getState();
  if (sheet.status !== 'ready') return;
  const { sheetId } = sheet;
  const found = await whileBusy(services, async () => {
    const conversions: SheetConversion[] = [];
    for (const { sheetId: id, name } of await host.listSheets()) {
      const conversion = await planSheet(services, id, name);
      if (conversion) conversions.push(conversion);
    }
    return conversions;
  });
  if (found === null) return;
  if (found.length === 0) {
    store.dispatch({ type: 'notice-shown', notice: { intent: 'info', message: words.encoding.nothing, retry: null } });
    return;
  }
  store.dispatch({ type: 'dialog-opened', dialog: { kind: 'to-unicode', sheetId, conversions: found } });
}

async function planSheet({ host }: PaneServices, sheetId: string, name: string): Promise<SheetConversion | null> {
  const { grid } = await host.readSheet(sheetId);
  const survey = surveyOldText(grid);
  if (survey.candidates.length === 0) return null;
  const cells = [...survey.candidates, ...survey.unicodeSample];
  const fonts = await host.readFonts(sheetId, cells);
  const nameOf = new Map(cells.map((cell, index) => [`${cell.row} ${cell.column}`, fonts[index] ?? null]));
  const { encoding, edits } = planUnicode(survey, ({ row, column }) => nameOf.get(`${row} ${column}`) ?? null);
  return edits.length === 0 ? null : { sheetId, name, encoding, edits };
}

/**
 * Writes what was shown, as one step to take back. A cell that changed since keeps what it has; a sheet that refuses
 * (protected) stays as it is and is named, the others are converted.
 */
export async function convertToUnicode(services: PaneServices, conversions: readonly SheetConversion[]): Promise<void> {
  const { store } = services;
  const done: SheetWrite[] = [];
  const refused: string[] = [];
  await whileBusy(services, async () => {
    for (const conversion of conversions) {
      try {
        const write = await writeSheet(services, conversion);
        if (write.edits.length > 0) done.push(write);
      } catch (error) {
        if (!(error instanceof HostFailure)) throw error;
        refused.push(words.encoding.refused(conversion.name, error.message));
      }
    }
  });
  const count = done.reduce((sum, { edits }) => sum + edits.length, 0);
  const [first, ...others] = done;
  if (first) {
    store.dispatch({ type: 'write-done', write: { label: words.encoding.converted(count), ...first, others } });
  }
  const message = [...(first ? [`${words.encoding.converted(count)}.`] : []), ...refused].join(' ');
  store.dispatch({
    type: 'notice-shown',
    notice: {
      intent: refused.length > 0 ? 'warning' : 'success',
      message: message === '' ? words.writes.changedMeanwhile : message,
      retry: null,
      undo: first !== undefined,
    },
  });
  await services.refresh();
}

async function writeSheet({ host }: PaneServices, { sheetId, edits }: SheetConversion): Promise<SheetWrite> {
  const { grid } = await host.readSheet(sheetId);
  const current = edits
    .filter(({ row, column, old }) => valueAt(grid, row, column) === old)
    .map(({ row, column, value, changesFont }): CellEdit => {
      return { row, column, value, ...(changesFont && { fontName: unicodeFont }) };
    });
  return { sheetId, edits: current, before: await host.writeCells(sheetId, current) };
}
