import type { HostServices } from './host-services.ts';

type Known = Pick<HostServices, 'spreadsheet' | 'faults'>;

/** The id that a sheet goes by since the workbook was opened; see `Faults.sheetIds`. */
export function idOfSheet({ spreadsheet, faults }: Known, sheetId: string): string {
  if (faults.sheetIds === 'kept') return sheetId;
  if (faults.sheetIds === 'renewed') return `{renewed ${sheetId}}`;
  const ids = spreadsheet.sheets().map(({ id }) => id);
  return ids[(ids.indexOf(sheetId) + 1) % ids.length] ?? sheetId;
}
