import type { SheetFilter } from '../spreadsheet.ts';
import { refuseFormatting } from './cell-values.ts';
import { invalidArgument, itemNotFound, notImplemented } from './host-error.ts';
import { defineHostClass, type HostObject } from './host-object.ts';
import type { HostServices, OnSheet } from './host-services.ts';
import { areaOfRange, openRange } from './range-object.ts';

/** The filter of a sheet (`table` = `null`) or of one of its tables; there may be none at the moment. */
interface OnFilter extends OnSheet {
  readonly table: string | null;
}

const autoFilter = defineHostClass<OnFilter>({
  name: 'AutoFilter',
  read: { IsDataFiltered: (self) => find(self)?.filtering ?? false },
  open: {
    GetRangeOrNullObject: (self) => {
      const filter = find(self);
      return filter && openRange(self, filter.area);
    },
  },
  call: {
    Apply: (self, [range, ...choices]) => {
      if (choices.some((choice) => choice !== null && choice !== undefined)) {
        throw notImplemented('AutoFilter.apply with a choice');
      }
      setArea(self, range);
    },
  },
});

const table = defineHostClass<OnFilter>({
  name: 'Table',
  identity: ({ table: name }) => ({ Id: String(name) }),
  open: {
    AutoFilter: (self) => autoFilter.bind(self),
    GetRange: (self) => {
      const filter = find(self);
      if (!filter) throw itemNotFound();
      return openRange(self, filter.area);
    },
  },
  call: { Resize: (self, [range]) => setArea(self, range) },
});

/** The tables of one sheet, or of all. */
interface OnTables {
  readonly services: HostServices;
  readonly sheetId: string | null;
}

const tableCollection = defineHostClass<OnTables>({
  name: 'TableCollection',
  items: (self) => tablesOf(self).map((found) => table.bind(found)),
  open: {
    Indexer: (self, [id]) => {
      const found = tablesOf(self).find((candidate) => candidate.table === id);
      if (!found) throw itemNotFound();
      return table.bind(found);
    },
  },
});

export const filterMembers = [...autoFilter.members, ...table.members, ...tableCollection.members];

export function openAutoFilter({ services, sheetId }: OnSheet): HostObject {
  return autoFilter.bind({ services, sheetId, table: null });
}

export function openTables({ services, sheetId }: OnTables): HostObject {
  return tableCollection.bind({ services, sheetId });
}

function find({ services, sheetId, table: name }: OnFilter): SheetFilter | null {
  return services.spreadsheet.filters(sheetId).find((filter) => filter.table === name) ?? null;
}

function tablesOf({ services, sheetId }: OnTables): OnFilter[] {
  const { spreadsheet } = services;
  const sheets = sheetId === null ? spreadsheet.sheets().map(({ id }) => id) : [sheetId];
  return sheets.flatMap((id) =>
    spreadsheet
      .filters(id)
      .flatMap((filter) => (filter.table === null ? [] : [{ services, sheetId: id, table: filter.table }])),
  );
}

function setArea(self: OnFilter, range: unknown): void {
  const area = areaOfRange(self, range);
  if (!area) throw invalidArgument();
  refuseFormatting(self);
  self.services.spreadsheet.setFilterArea(self.sheetId, self.table, area);
}
