import { inspectSheet } from '#shared/inspect/inspect-sheet.ts';
import type { Grid } from '#shared/sheet/grid.ts';
import { planUnicode, surveyOldText, withEdits } from '#shared/sheet/old-text.ts';
import { sheetKindNames } from '#shared/sheet/sheet-kind.ts';
import type { OldEncoding } from '#shared/text/old-vietnamese.ts';

/** Why a sheet could not be read, and what to do. */
export interface OldEncodingNote {
  readonly encoding: OldEncoding;
  /** One line, Vietnamese. */
  readonly message: string;
}

/** What to say of a sheet most of whose Vietnamese is in an old encoding; `null` for a sheet of Unicode. */
export function noteOldEncoding(file: string, grid: Grid): OldEncodingNote | null {
  const survey = surveyOldText(grid);
  if (!survey.dominant || survey.encoding === null) return null;
  const { edits } = planUnicode(survey);
  if (edits.length === 0) return null;
  const { kind, reading } = inspectSheet(withEdits(grid, edits));
  const rows = reading.tables.reduce((sum, { records }) => sum + records.length, 0);
  const becomes = rows === 0 ? '' : ` Chuyển xong sẽ nhận ra: ${sheetKindNames[kind]}, ${rows} dòng.`;
  const copy = file.replace(/(\.[^./\\]+)?$/u, '-unicode$1');
  return {
    encoding: survey.encoding,
    message: `Trang "${grid.name}" gõ bằng bảng mã cũ ${survey.encoding} (${edits.length} ô) nên chưa kiểm tra được.${becomes} Chạy: npm run --silent cli -- convert "${file}" "${copy}"`,
  };
}
