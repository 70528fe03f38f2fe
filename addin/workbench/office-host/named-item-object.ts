import { invalidArgument, itemAlreadyExists, itemNotFound, notImplemented } from './host-error.ts';
import { defineHostClass, type HostObject } from './host-object.ts';
import type { OnSheet } from './host-services.ts';

/** A name that belongs to one sheet and stands for a text, hidden from the list of names. */
interface OnName extends OnSheet {
  readonly name: string;
}

const namedItem = defineHostClass<OnName>({
  name: 'NamedItem',
  read: { Formula: (self) => formulaOf(self) },
  write: {
    Formula: (self, formula) => setFormula(self, formula),
    Visible: (_, visible) => {
      if (visible !== false) throw notImplemented('a name of a sheet that is seen');
    },
  },
});

const namedItemCollection = defineHostClass<OnSheet>({
  name: 'NamedItemCollection',
  open: {
    GetItemOrNullObject: (sheet, [name]) =>
      namesOf(sheet).has(String(name)) ? namedItem.bind({ ...sheet, name: String(name) }) : null,
    Add: (sheet, [name, formula]) => {
      if (typeof name !== 'string' || !/^[\p{L}_\\][\p{L}\p{N}_.\\]*$/u.test(name)) throw invalidArgument();
      if (namesOf(sheet).has(name)) throw itemAlreadyExists();
      setFormula({ ...sheet, name }, formula);
      return namedItem.bind({ ...sheet, name });
    },
  },
});

export const namedItemMembers = [...namedItem.members, ...namedItemCollection.members];

export function openNames({ services, sheetId }: OnSheet): HostObject {
  return namedItemCollection.bind({ services, sheetId });
}

function namesOf({ services, sheetId }: OnSheet): Map<string, string> {
  return services.spreadsheet.hiddenNames(sheetId);
}

function formulaOf(self: OnName): string {
  const formula = namesOf(self).get(self.name);
  if (formula === undefined) throw itemNotFound();
  return formula;
}

function setFormula(self: OnName, formula: unknown): void {
  if (typeof formula !== 'string' || !/^="(?:[^"]|"")*"$/.test(formula)) {
    throw notImplemented('a name of a sheet that stands for anything but a text');
  }
  namesOf(self).set(self.name, formula);
}
