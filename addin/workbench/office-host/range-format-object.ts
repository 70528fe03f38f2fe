import { refuseFormatting } from './cell-values.ts';
import { invalidArgument } from './host-error.ts';
import { defineHostClass } from './host-object.ts';
import type { OnBlock } from './host-services.ts';

/** Direct formatting of a block. */
export const rangeFormat = defineHostClass<OnBlock>({
  name: 'RangeFormat',
  read: {
    /** In points; `null` where the columns differ, as Excel answers. */
    ColumnWidth: ({ services, sheetId, area }) => {
      const first = services.spreadsheet.columnWidth(sheetId, area.left);
      for (let column = area.left + 1; column <= area.right; column++) {
        if (services.spreadsheet.columnWidth(sheetId, column) !== first) return null;
      }
      return first;
    },
  },
  write: {
    ColumnWidth: ({ services, sheetId, area }, value) => {
      if (typeof value !== 'number' || !(value >= 0)) throw invalidArgument();
      refuseFormatting({ services, sheetId });
      services.spreadsheet.format(sheetId, area, { columnWidth: value });
    },
  },
});
