import type { IWorkbookData } from '@univerjs/core';
import type { Sheet, Workbook } from 'hucre/xlsx';
import { parseBlock } from './grid-range.ts';
import { loadConditionalFormats } from './load-conditional-formats.ts';
import { loadValidations } from './load-validations.ts';

type Resources = NonNullable<IWorkbookData['resources']>;

/** Names under which the grid's features keep their data in a snapshot. */
export const resourceNames = {
  validations: 'SHEET_DATA_VALIDATION_PLUGIN',
  conditionalFormats: 'SHEET_CONDITIONAL_FORMATTING_PLUGIN',
  notes: 'SHEET_NOTE_PLUGIN',
  tables: 'SHEET_TABLE_PLUGIN',
  names: 'SHEET_DEFINED_NAME_PLUGIN',
  filters: 'SHEET_FILTER_PLUGIN',
} as const;

/** Id of a rule in the grid by its place among its kind in the file; what the grid adds is named otherwise. */
export function fileRuleId(kind: 'dv' | 'cf', index: number): string {
  return `file-${kind}-${index}`;
}

function notesOf(sheet: Sheet): Record<number, Record<number, object>> {
  const notes: Record<number, Record<number, object>> = {};
  for (const [key, cell] of sheet.cells ?? []) {
    if (!cell.comment) continue;
    const [row = 0, column = 0] = key.split(',').map(Number);
    const note = {
      id: `file-note-${key}`,
      row,
      col: column,
      width: 220,
      height: 110,
      note: cell.comment.text,
      show: false,
    };
    (notes[row] ??= {})[column] = note;
  }
  return notes;
}

const tableMark = 'file-table-';

/** Name in the file of a table of the grid. */
export function tableName(id: string): string {
  return id.startsWith(tableMark) ? id.slice(tableMark.length) : id;
}

function tablesOf(sheet: Sheet): { tables: object[] } {
  const tables = (sheet.tables ?? []).flatMap((table) => {
    const range = table.range === undefined ? null : parseBlock(table.range);
    if (!range) return [];
    const columns = table.columns.map((column, index) => ({
      id: `${table.name}-${index + 1}`,
      displayName: column.name,
      dataType: 'string',
      formula: '',
      meta: {},
      style: {},
    }));
    const name = table.displayName ?? table.name;
    return [{ id: tableMark + table.name, name, range, options: { showHeader: true }, columns, filters: {}, meta: {} }];
  });
  return { tables };
}

function namesOf(workbook: Workbook, idOf: ReadonlyMap<string, string>): Record<string, object> {
  const names: Record<string, object> = {};
  (workbook.namedRanges ?? []).forEach((named, index) => {
    if (named.name.startsWith('_xlnm.') || named.range.includes('#REF!')) return;
    const reference = /^(?:'(?:[^']|'')+'|[\p{L}\p{N}_.]+)!\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?$/u.test(
      named.range,
    );
    const id = `file-name-${index}`;
    names[id] = {
      id,
      name: named.name,
      formulaOrRefString: reference ? named.range : `=${named.range}`,
      comment: named.comment ?? '',
      localSheetId: named.scope === undefined ? 'AllDefaultWorkbook' : idOf.get(named.scope),
    };
  });
  return names;
}

function filterOf(sheet: Sheet): object | null {
  // A filter with criteria keeps its rows hidden through the rows themselves; showing its buttons would undo that.
  const range = sheet.autoFilter && !sheet.autoFilter.columns ? parseBlock(sheet.autoFilter.range) : null;
  return range ? { ref: range, filterColumns: [] } : null;
}

/** What the grid's features (drop-downs, tints, notes, tables, names, filters) need to know about the file. */
export function loadResources(
  workbook: Workbook,
  places: readonly { readonly id: string; readonly place: { readonly name: string } }[],
): Resources {
  const idOf = new Map(places.map(({ id, place }) => [place.name, id]));
  const collected: Record<keyof typeof resourceNames, Record<string, unknown>> = {
    validations: {},
    conditionalFormats: {},
    notes: {},
    tables: {},
    names: namesOf(workbook, idOf),
    filters: {},
  };
  for (const sheet of workbook.sheets) {
    const id = idOf.get(sheet.name);
    if (id === undefined) continue;
    collected.validations[id] = loadValidations(sheet.dataValidations ?? [], (index) => fileRuleId('dv', index));
    collected.conditionalFormats[id] = loadConditionalFormats(sheet.conditionalRules ?? [], (index) =>
      fileRuleId('cf', index),
    );
    collected.notes[id] = notesOf(sheet);
    collected.tables[id] = tablesOf(sheet);
    const filter = filterOf(sheet);
    if (filter) collected.filters[id] = filter;
  }
  return (Object.keys(resourceNames) as (keyof typeof resourceNames)[]).map((kind) => ({
    name: resourceNames[kind],
    data: JSON.stringify(collected[kind]),
  }));
}
