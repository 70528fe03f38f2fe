import type { Rect } from '#shared/sheet/grid.ts';
import type { TintRule } from '../spreadsheet.ts';
import { refuseFormatting } from './cell-values.ts';
import { HostError, invalidArgument, itemNotFound, notImplemented } from './host-error.ts';
import { defineHostClass, type HostObject } from './host-object.ts';
import type { OnSheet } from './host-services.ts';
import { readColor } from './read-color.ts';

interface OnFormats extends OnSheet {
  readonly areas: readonly Rect[];
}

/**
 * One custom conditional format, which the spreadsheet knows as a tint. The formula and colours of a new one
 * arrive one by one, so that it has no tint, and no id, before the end of the request.
 */
interface OnFormat extends OnSheet {
  tint: Omit<TintRule, 'id'>;
  id: string | null;
}

const fill = defineHostClass<OnFormat>({
  name: 'ConditionalRangeFill',
  write: { Color: (self, value) => change(self, { fill: readColor(value) }) },
});

const rangeFormat = defineHostClass<OnFormat>({
  name: 'ConditionalRangeFormat',
  open: { Fill: (self) => fill.bind(self) },
});

const rule = defineHostClass<OnFormat>({
  name: 'ConditionalFormatRule',
  read: { Formula: readableFormula },
  write: { Formula: (self, value) => change(self, { formula: readFormula(value) }) },
});

const custom = defineHostClass<OnFormat>({
  name: 'CustomConditionalFormat',
  open: { Rule: (self) => rule.bind(self), Format: (self) => rangeFormat.bind(self) },
});

const conditionalFormat = defineHostClass<OnFormat>({
  name: 'ConditionalFormat',
  identity: ({ id }): Readonly<Record<string, string>> => (id === null ? {} : { Id: id }),
  read: { Id: ({ id }) => id },
  open: {
    Custom: (self) => custom.bind(self),
    CustomOrNullObject: (self) => custom.bind(self),
  },
  call: { Delete: (self) => removeFormat(self) },
});

const collection = defineHostClass<OnFormats>({
  name: 'ConditionalFormatCollection',
  items: (self) =>
    self.services.spreadsheet
      .tints(self.sheetId)
      .filter((tint) => tint.areas.some((area) => self.areas.some((other) => overlap(area, other))))
      .map((tint) => openFormat(self, tint)),
  open: {
    Add: (self, [type]) => {
      if (type !== 'Custom') throw notImplemented(`ConditionalFormatCollection.add of the type "${String(type)}"`);
      refuseFormatting(self);
      return addFormat(self);
    },
    Indexer: (self, [id]) => {
      const tint = self.services.spreadsheet.tints(self.sheetId).find((candidate) => candidate.id === id);
      if (!tint) throw itemNotFound();
      return openFormat(self, tint);
    },
  },
});

export const conditionalFormatMembers = [fill, rangeFormat, rule, custom, conditionalFormat, collection].flatMap(
  ({ members }) => members,
);

export function openConditionalFormats({ services, sheetId, areas }: OnFormats): HostObject {
  return collection.bind({ services, sheetId, areas });
}

function openFormat({ services, sheetId }: OnSheet, { id, ...tint }: TintRule): HostObject {
  return conditionalFormat.bind({ services, sheetId, tint, id });
}

function addFormat({ services, sheetId, areas }: OnFormats): HostObject {
  const added: OnFormat = { services, sheetId, tint: { areas, formula: '', fill: null, fontColor: null }, id: null };
  services.unfinished.push(() => {
    if (added.tint.formula === '') throw notImplemented('a custom conditional format without a formula');
    added.id = services.spreadsheet.addTint(sheetId, added.tint).id;
  });
  return conditionalFormat.bind(added);
}

function readableFormula({ services, tint }: OnFormat): string {
  if (services.faults.rulesUnreadable && !tint.formula.startsWith('="bang-diem:')) {
    throw new HostError('GeneralException', 'There was an internal error while processing the request.', 500);
  }
  return tint.formula;
}

function change(self: OnFormat, change: Partial<Omit<TintRule, 'id'>>): void {
  if (self.id !== null) throw notImplemented('a change of a conditional format that exists already');
  self.tint = { ...self.tint, ...change };
}

function removeFormat(self: OnFormat): void {
  refuseFormatting(self);
  if (self.id === null) throw notImplemented('deleting a conditional format in the request that adds it');
  self.services.spreadsheet.removeTint(self.sheetId, self.id);
}

function readFormula(value: unknown): string {
  if (typeof value !== 'string' || !value.startsWith('=')) throw invalidArgument();
  return value;
}

function overlap(a: Rect, b: Rect): boolean {
  return a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right;
}
