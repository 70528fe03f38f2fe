import { openNames } from './named-item-object.ts';
import { openAutoFilter, openTables } from './filter-object.ts';
import { invalidArgument, itemAlreadyExists, itemNotFound, notImplemented } from './host-error.ts';
import { eventType } from './events.ts';
import { defineHostClass, type HostObject } from './host-object.ts';
import type { HostServices, OnSheet } from './host-services.ts';
import { isOnSheet, maxColumns, maxRows, parseBlock } from './range-address.ts';
import { rangeAreas } from './range-areas-object.ts';
import { openRange } from './range-object.ts';
import { idOfSheet } from './sheet-ids.ts';

/** Characters of an address that Excel takes. */
const maxAddressLength = 8192;

const worksheet = defineHostClass<OnSheet>({
  name: 'Worksheet',
  identity: ({ services, sheetId }) => ({ Id: idOfSheet(services, sheetId) }),
  read: {
    Id: ({ services, sheetId }) => idOfSheet(services, sheetId),
    Name: (self) => sheetInfo(self).name,
  },
  open: {
    /** Only the whole sheet: blocks are asked for by their numbers. */
    GetRange: (self, [address]) => {
      if (address !== null && address !== undefined) throw notImplemented('Worksheet.getRange with an address');
      return openRange(self, { top: 0, left: 0, bottom: maxRows - 1, right: maxColumns - 1 });
    },
    GetRangeByIndexes: (self, [row, column, rows, columns]) => {
      const top = readInteger(row);
      const left = readInteger(column);
      const area = { top, left, bottom: top + readInteger(rows) - 1, right: left + readInteger(columns) - 1 };
      if (!isOnSheet(area)) throw invalidArgument();
      return openRange(self, area);
    },
    GetRanges: (self, [address]) => openRanges(self, address),
    AutoFilter: (self) => openAutoFilter(self),
    Names: (self) => openNames(self),
    Tables: (self) => openTables(self),
    GetUsedRangeOrNullObject: (self, [valuesOnly]) => {
      const area = self.services.spreadsheet.usedArea(self.sheetId, valuesOnly === true);
      return area && openRange(self, area);
    },
  },
  call: { Activate: ({ services, sheetId }) => services.spreadsheet.activate(sheetId) },
});

const worksheetCollection = defineHostClass<HostServices>({
  name: 'WorksheetCollection',
  items: (services) => services.spreadsheet.sheets().map(({ id }) => worksheet.bind({ services, sheetId: id })),
  open: {
    Add: (services, [name]) => addWorksheet(services, name),
    GetActiveWorksheet: (services) => worksheet.bind({ services, sheetId: services.spreadsheet.activeSheetId() }),
    GetItemOrNullObject: (services, [key]) => findWorksheet(services, key),
    Indexer: (services, [key]) => {
      const found = findWorksheet(services, key);
      if (!found) throw itemNotFound();
      return found;
    },
  },
  call: {
    _RegisterDataChangedEvent: ({ events }) => events.register(eventType.changed),
    _UnregisterDataChangedEvent: ({ events }) => events.unregister(eventType.changed),
    _RegisterSelectionChangedEvent: ({ events }) => events.register(eventType.selectionChanged),
    _UnregisterSelectionChangedEvent: ({ events }) => events.unregister(eventType.selectionChanged),
    _RegisterActivatedEvent: ({ events }) => events.register(eventType.activated),
    _UnregisterActivatedEvent: ({ events }) => events.unregister(eventType.activated),
  },
});

export const worksheetMembers = [...worksheet.members, ...worksheetCollection.members];

export function openWorksheets(services: HostServices): HostObject {
  return worksheetCollection.bind(services);
}

function findWorksheet(services: HostServices, key: unknown): HostObject | null {
  const wanted = String(key).toLowerCase();
  const info = services.spreadsheet
    .sheets()
    .find(({ id, name }) => idOfSheet(services, id) === key || name.toLowerCase() === wanted);
  return info ? worksheet.bind({ services, sheetId: info.id }) : null;
}

function addWorksheet(services: HostServices, name: unknown): HostObject {
  if (typeof name !== 'string' || !/^[^\\/?*[\]:]{1,31}$/.test(name)) throw invalidArgument();
  if (findWorksheet(services, name)) throw itemAlreadyExists();
  return worksheet.bind({ services, sheetId: services.spreadsheet.addSheet(name).id });
}

/** A sheet may be deleted between two requests that name it. */
function sheetInfo({ services, sheetId }: OnSheet) {
  const info = services.spreadsheet.sheets().find((sheet) => sheet.id === sheetId);
  if (!info) throw itemNotFound();
  return info;
}

function openRanges(self: OnSheet, address: unknown): HostObject {
  if (typeof address !== 'string' || address.length > maxAddressLength) throw invalidArgument();
  const areas = address.split(self.services.faults.listSeparator).map((part) => {
    const area = parseBlock(part);
    if (!area) throw invalidArgument();
    return area;
  });
  return rangeAreas.bind({ ...self, areas, openRange: (area) => openRange(self, area) });
}

function readInteger(value: unknown): number {
  if (!Number.isInteger(value)) throw invalidArgument();
  return value as number;
}
