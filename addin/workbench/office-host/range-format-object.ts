import type { Rect } from '#shared/sheet/grid.ts';
import { refuseFormatting } from './cell-values.ts';
import { openBorders } from './border-object.ts';
import { invalidArgument, notImplemented } from './host-error.ts';
import { defineHostClass } from './host-object.ts';
import { reachedByLook } from './filtered-writes.ts';
import type { HostServices, OnBlock, OnSheet } from './host-services.ts';
import { readColor } from './read-color.ts';

/** The alignments that the spreadsheet knows. */
const alignments = {
  horizontal: ['General', 'Left', 'Center', 'Right'],
  vertical: ['Top', 'Center', 'Bottom'],
} as const;

/** Longest name of a font. */
const maxFontName = 31;

/** The font of a block, or of several. */
export const rangeFont = defineHostClass<OnSheet & { readonly areas: readonly Rect[] }>({
  name: 'RangeFont',
  read: { Name: ({ services, sheetId, areas }) => nameOfAll(services, sheetId, areas) },
  write: {
    Name: ({ services, sheetId, areas }, name) => {
      if (typeof name !== 'string' || name === '' || name.length > maxFontName) throw invalidArgument();
      refuseFormatting({ services, sheetId });
      for (const area of areas.flatMap((whole) => reachedByLook({ services, sheetId, area: whole }))) {
        services.spreadsheet.format(sheetId, area, { fontName: name });
      }
    },
    Size: ({ services, sheetId, areas }, fontSize) => {
      // Excel's own limits.
      if (typeof fontSize !== 'number' || !(fontSize >= 1 && fontSize <= 409)) throw invalidArgument();
      refuseFormatting({ services, sheetId });
      for (const area of areas) services.spreadsheet.format(sheetId, area, { fontSize });
    },
    Bold: ({ services, sheetId, areas }, bold) => {
      if (typeof bold !== 'boolean') throw invalidArgument();
      refuseFormatting({ services, sheetId });
      for (const area of areas) services.spreadsheet.format(sheetId, area, { bold });
    },
  },
});

/** One name for all cells, or `null` where they differ, as Excel answers. */
function nameOfAll(services: HostServices, sheetId: string, areas: readonly Rect[]): string | null {
  const names = new Set<string | null>();
  for (const { top, left, bottom, right } of areas) {
    for (let row = top; row <= bottom; row++) {
      for (let column = left; column <= right; column++) names.add(services.spreadsheet.fontName(sheetId, row, column));
    }
  }
  const [first] = names;
  return names.size === 1 ? (first ?? null) : null;
}

/** The fill of a block. */
export const rangeFill = defineHostClass<OnBlock>({
  name: 'RangeFill',
  write: {
    Color: ({ services, sheetId, area }, color) => {
      const fill = readColor(color);
      refuseFormatting({ services, sheetId });
      services.spreadsheet.format(sheetId, area, { fill });
    },
  },
});

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
    /** In points; `null` where the rows differ. */
    RowHeight: ({ services, sheetId, area }) => {
      const first = services.spreadsheet.rowHeight(sheetId, area.top);
      for (let row = area.top + 1; row <= area.bottom; row++) {
        if (services.spreadsheet.rowHeight(sheetId, row) !== first) return null;
      }
      return first;
    },
  },
  call: {
    AutofitRows: ({ services, sheetId, area }) => {
      refuseFormatting({ services, sheetId });
      services.spreadsheet.fitRows(sheetId, area.top, area.bottom);
    },
  },
  open: {
    Borders: (self) => openBorders(self),
    Fill: (self) => rangeFill.bind(self),
    Font: ({ services, sheetId, area }) => rangeFont.bind({ services, sheetId, areas: [area] }),
  },
  write: {
    ColumnWidth: ({ services, sheetId, area }, value) => {
      if (typeof value !== 'number' || !(value >= 0)) throw invalidArgument();
      refuseFormatting({ services, sheetId });
      services.spreadsheet.format(sheetId, area, { columnWidth: value });
    },
    RowHeight: ({ services, sheetId, area }, value) => {
      if (typeof value !== 'number' || !(value >= 0)) throw invalidArgument();
      refuseFormatting({ services, sheetId });
      services.spreadsheet.format(sheetId, area, { rowHeight: value });
    },
    HorizontalAlignment: ({ services, sheetId, area }, value) => {
      const horizontal = alignments.horizontal.find((known) => known === value);
      if (horizontal === undefined) throw notImplemented(`RangeFormat.horizontalAlignment of "${String(value)}"`);
      refuseFormatting({ services, sheetId });
      services.spreadsheet.format(sheetId, area, { horizontal });
    },
    VerticalAlignment: ({ services, sheetId, area }, value) => {
      const vertical = alignments.vertical.find((known) => known === value);
      if (vertical === undefined) throw notImplemented(`RangeFormat.verticalAlignment of "${String(value)}"`);
      refuseFormatting({ services, sheetId });
      services.spreadsheet.format(sheetId, area, { vertical });
    },
    WrapText: ({ services, sheetId, area }, wrap) => {
      if (typeof wrap !== 'boolean') throw invalidArgument();
      refuseFormatting({ services, sheetId });
      services.spreadsheet.format(sheetId, area, { wrap });
    },
  },
});
