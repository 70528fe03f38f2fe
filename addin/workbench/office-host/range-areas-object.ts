import type { Rect } from '#shared/sheet/grid.ts';
import { openConditionalFormats } from './conditional-format-object.ts';
import { defineHostClass, type HostObject } from './host-object.ts';
import type { OnSheet } from './host-services.ts';

interface OnAreas extends OnSheet {
  readonly areas: readonly Rect[];
  readonly openRange: (area: Rect) => HostObject;
}

const rangeCollection = defineHostClass<OnAreas>({
  name: 'RangeCollection',
  items: ({ areas, openRange }) => areas.map(openRange),
});

/** Several blocks of one sheet at once. */
export const rangeAreas = defineHostClass<OnAreas>({
  name: 'RangeAreas',
  tracked: true,
  open: {
    Areas: (self) => rangeCollection.bind(self),
    ConditionalFormats: (self) => openConditionalFormats(self),
  },
  call: { _KeepReference: () => null },
});

export const rangeAreasMembers = [...rangeAreas.members, ...rangeCollection.members];
