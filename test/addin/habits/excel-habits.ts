import type { Faults } from '#addin/workbench/office-host/faults.ts';
import type { ExcelFixture, ExcelOptions } from '#test/support/excel-fixture.ts';

/**
 * How a fault of our host comes up while an officer works. `throughout`: it is there from the first reading to the last
 * write, and the work must come out as without it. `passing`: it strikes each step once; the step must say so and leave
 * the sheet as it was, and must work when it is done again.
 */
export interface ExcelHabit {
  readonly kind: 'throughout' | 'passing';
  /** The Excel that has it. */
  readonly options?: ExcelOptions;
  /** How many colour rules of somebody else's it begins with. */
  readonly tints?: number;
  /** It cannot tell merged areas, so that what is found and marked differs. */
  readonly seesNoMerges?: true;
  /** A finding that the check has because of it, besides those of every day. */
  readonly alsoFinds?: string;
  begin(excel: ExcelFixture): void;
  /** Only of a passing one. */
  end?(excel: ExcelFixture): void;
  /** The officer closes the workbook now and then and opens it again, as this leaves it. */
  reopen?(excel: ExcelFixture): void;
  /** The officer looks back at the pane after typing: nothing in Excel told it of the change. */
  readonly looksBack?: true;
  /** The pane reads by itself as long as it lasts: it is over before the step is, after so many milliseconds. */
  readonly lastsFor?: number;
}

/** A second sheet, which notes of the first may be mistaken for. */
function addSheet({ book, sheetId }: ExcelFixture): void {
  const { id } = book.addSheet('Ghi chú');
  void book.write(id, { top: 0, left: 0, bottom: 0, right: 0 }, [[{ value: 'Ghi chú của tôi' }]]);
  book.activate(sheetId);
}

/** The switches of the host's faults, whatever they are set to. */
type FaultName = {
  [Name in keyof Faults]: Faults[Name] extends (...given: never[]) => unknown ? never : Name;
}[keyof Faults];

/** Every fault that our host can switch on, as it comes up in real use: one that is missing here does not compile. */
export const faultHabits: Readonly<Record<FaultName, ExcelHabit>> = {
  editingCell: {
    kind: 'passing',
    begin: ({ host }) => {
      host.faults.editingCell = true;
    },
    end: ({ host }) => {
      host.faults.editingCell = false;
    },
  },
  eventsLost: {
    kind: 'throughout',
    begin: ({ book, host, sheetId }) => {
      book.setDropDown(sheetId, { top: 0, left: 0, bottom: 200, right: 50 }, ['Quý 2 năm 2026']);
      host.faults.eventsLost = 'drop-downs';
    },
  },
  silent: {
    kind: 'passing',
    begin: ({ host }) => {
      host.faults.silent = true;
    },
    end: ({ host }) => {
      host.faults.silent = false;
    },
    lastsFor: 150,
  },
  rulesUnreadable: {
    kind: 'throughout',
    begin: ({ book, host, sheetId }) => {
      const areas = [{ top: 0, left: 0, bottom: 100, right: 20 }];
      book.addTint(sheetId, { areas, formula: '=$A1="I"', fill: '#FFFFFF', fontColor: null });
      host.faults.rulesUnreadable = true;
    },
    tints: 1,
  },
  listSeparator: {
    kind: 'throughout',
    begin: ({ host }) => {
      host.faults.listSeparator = ';';
    },
  },
  connectionLost: {
    kind: 'passing',
    begin: ({ host }) => {
      host.faults.connectionLost = true;
    },
    end: ({ host }) => {
      host.faults.connectionLost = false;
    },
  },
  staleReferences: {
    kind: 'passing',
    begin: ({ host }) => {
      host.faults.staleReferences = true;
    },
    end: ({ host }) => {
      host.faults.staleReferences = false;
    },
  },
  payloadLimit: {
    kind: 'throughout',
    begin: ({ host }) => {
      host.faults.payloadLimit = 100_000;
    },
  },
  refusedCells: {
    kind: 'passing',
    begin: ({ host, sheetId }) => {
      host.faults.refusedCells = { sheetId, area: { top: 0, left: 0, bottom: 1_000, right: 50 } };
    },
    end: ({ host }) => {
      host.faults.refusedCells = null;
    },
  },
  filteredWrites: {
    kind: 'throughout',
    alsoFinds: 'hidden-rows A8',
    begin: ({ book, host, sheetId }) => {
      book.filterRows(sheetId, { top: 0, left: 0, bottom: 100, right: 20 }, [7, 8, 11]);
      host.faults.filteredWrites = 'first-everywhere';
    },
  },
  sheetIds: {
    kind: 'throughout',
    begin: addSheet,
    reopen: ({ host }) => {
      host.faults.sheetIds = host.faults.sheetIds === 'kept' ? 'renewed' : 'kept';
    },
  },
  otherCatalogue: {
    kind: 'throughout',
    begin: ({ host }) => {
      host.faults.otherCatalogue = true;
    },
  },
  mergesByFirstCell: {
    kind: 'throughout',
    begin: ({ host }) => {
      host.faults.mergesByFirstCell = true;
    },
  },
  mergesUnreadable: {
    kind: 'throughout',
    seesNoMerges: true,
    begin: ({ host }) => {
      host.faults.mergesUnreadable = true;
    },
  },
};

/** What Excels differ in besides their faults. */
export const versionHabits: Readonly<Record<string, ExcelHabit>> = {
  'a cell being edited, where Excel cannot wait': {
    ...faultHabits.editingCell,
    options: { delaysForCellEdit: false },
  },
  'ids of sheets that go to other sheets when the workbook is opened': {
    kind: 'throughout',
    begin: addSheet,
    reopen: ({ host }) => {
      host.faults.sheetIds = host.faults.sheetIds === 'kept' ? 'permuted' : 'kept';
    },
  },
  'another person’s edits, which raise no event': {
    kind: 'throughout',
    looksBack: true,
    begin: ({ host }) => {
      host.faults.eventsLost = 'all';
    },
  },
  'ExcelApi 1.9, the floor': {
    kind: 'throughout',
    seesNoMerges: true,
    options: { excelApi: '1.9' },
    begin: () => undefined,
  },
};
