/** What of a sheet is printed: "$A$1:$Q$115" and the rows repeated on every page, "$7:$7". */
export interface PrintedSheet {
  readonly name: string;
  readonly area: string;
  readonly titleRows: string | null;
}

/** A name of the workbook that belongs to one sheet. */
export interface SheetName {
  readonly name: string;
  readonly range: string;
  readonly scope: string;
}

/**
 * Print areas and repeated rows as the names Excel keeps them under. The writer's own setting leaves sheet names
 * unquoted, and a name with a space in it ("Bảng chấm điểm") then makes Excel repair the file.
 */
export function printRanges(sheets: readonly PrintedSheet[]): SheetName[] {
  return sheets.flatMap(({ name, area, titleRows }) => {
    const quoted = `'${name.replace(/'/g, "''")}'`;
    const ranges: SheetName[] = [{ name: '_xlnm.Print_Area', range: `${quoted}!${area}`, scope: name }];
    if (titleRows !== null) ranges.push({ name: '_xlnm.Print_Titles', range: `${quoted}!${titleRows}`, scope: name });
    return ranges;
  });
}
