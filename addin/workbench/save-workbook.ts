import type { IRange, ISheetDataValidationRule, IWorkbookData } from '@univerjs/core';
import type { IConditionFormattingRule } from '@univerjs/preset-sheets-conditional-formatting';
import { writeSettings } from './file/add-in-settings.ts';
import { writeCustomXml } from './file/custom-xml.ts';
import { writeHiddenNames } from './file/hidden-names.ts';
import { findFollowedResults, type ComparedSheet } from './file/followed-results.ts';
import { mapLines } from './file/line-map.ts';
import { fileStylesPart, placeFilterNames, saveNames } from './file/save-workbook-part.ts';
import { resourceNames, tableName } from './file/load-resources.ts';
import { moveOutsideCells } from './file/move-outside-cells.ts';
import { moveRelatedParts } from './file/move-references.ts';
import { MovedReferences, type SheetMove } from './file/moved-references.ts';
import { emptySheetXml, saveSheet, type SavedSheet, type SheetState } from './file/save-sheet.ts';
import { askForCalculation, nameNewSheets, saveSheetList } from './file/save-sheet-list.ts';
import { StyleSheet } from './file/save-styles.ts';
import { planTables, withHeaders, writeTables, type TablePlan } from './file/save-tables.ts';
import { scanSheetXml } from './file/sheet-xml.ts';
import { partText, setPartText } from './file/workbook-package.ts';
import { packParts, type PackageParts } from './file/zip-parts.ts';
import type { KeptBeside, SourceSheet, WorkbookSource } from './load-workbook.ts';

/**
 * Writes the workbook as it is in the grid over the file it was opened from. Only what changed is written; every other
 * part and every unchanged cell goes out byte by byte as it came in. The source itself is not altered, so the next
 * save starts from the same file again.
 */
export async function saveWorkbook(
  source: WorkbookSource,
  now: IWorkbookData,
  settings: ReadonlyMap<string, unknown>,
  kept?: KeptBeside,
): Promise<Uint8Array<ArrayBuffer>> {
  const parts = new Map(source.package.parts);
  const copy: WorkbookSource = { ...source, package: { ...source.package, parts } };
  const { stylesPart } = source.package;
  const styleSheet = new StyleSheet(stylesPart === null ? null : partText(parts, stylesPart), source.snapshot.styles);
  const before = new StateReader(source.snapshot);
  const current = new StateReader(now);
  const added = nameNewSheets(copy, now);
  const saved: SavedSheet[] = [];
  const filters = new Map<string, string>();
  const compared = [...source.sheets, ...added.map(newSource)].flatMap((sheet) =>
    compareSheet(parts, sheet, before, current),
  );
  const moved = new MovedReferences(compared.filter(({ source: { place } }) => place.sheetId !== 0).map(moveOf));
  const followed = findFollowedResults(compared);
  for (const [index, { source: sheet, before: loaded, now: nowState, rows, columns, tables }] of compared.entries()) {
    const result = saveSheet({
      source: sheet,
      before: loaded,
      now: nowState,
      styleSheet,
      styles: now.styles,
      date1904: source.date1904,
      rows,
      columns,
      moved,
      goneTables: new Set(tables.flatMap(({ xml, relationId }) => (xml === null ? [relationId] : []))),
      follows: (row, column) => followed(index, row, column),
    });
    if (result.xml !== null) setPartText(parts, sheet.place.part, result.xml);
    else if (sheet.place.sheetId === 0) setPartText(parts, sheet.place.part, sheet.scan.xml);
    writeTables(parts, sheet.place.part, tables, (formula) => moved.formula(formula, sheet.place.name));
    if (!result.rows.unchanged || !result.columns.unchanged) {
      moveRelatedParts(parts, sheet.place.part, result.rows, result.columns);
    }
    if (result.filter !== null) filters.set(sheet.place.name, result.filter);
    saved.push(result);
  }
  if (styleSheet.changed) setPartText(parts, fileStylesPart(copy), styleSheet.toXml());
  saveNames(copy, moved);
  placeFilterNames(copy, filters);
  moveOutsideCells(parts, moved);
  saveSheetList(copy, now, added);
  if (saved.some((sheet) => sheet.xml !== null)) askForCalculation(copy);
  writeSettings(parts, settings);
  if (kept) {
    writeCustomXml(parts, copy.package.workbookPart, kept.customXml);
    const idOf = new Map(now.sheetOrder.map((id) => [now.sheets[id]?.name, id]));
    writeHiddenNames(parts, copy.package.workbookPart, (name) => kept.hiddenNames.get(idOf.get(name) ?? ''));
  }
  return await packParts(parts);
}

interface SheetComparison extends ComparedSheet {
  readonly source: SourceSheet;
  readonly before: SheetState;
  readonly now: SheetState;
  readonly tables: readonly TablePlan[];
}

/** A sheet before and now; none when it was removed. */
function compareSheet(
  parts: PackageParts,
  source: SourceSheet,
  loaded: StateReader,
  current: StateReader,
): SheetComparison[] {
  const state = current.sheet(source.id);
  if (!state) return [];
  const before = loaded.sheet(source.id) ?? noState;
  const rows = mapLines(before.data.rowData ?? {}, state.data.rowData ?? {});
  const columns = mapLines(before.data.columnData ?? {}, state.data.columnData ?? {});
  const tables = planTables(parts, source.place.part, {
    ...{ loaded: before.data, current: state.data, rows, columns },
    ...{ loadedBlocks: before.tables, blocks: state.tables },
  });
  const data = withHeaders(state.data, tables);
  const now = { ...state, data };
  return [{ source, before, now, name: data.name ?? '', loaded: before.data, current: data, rows, columns, tables }];
}

const noState: SheetState = { data: {}, validations: [], conditionalFormats: [], filter: null, tables: new Map() };

function moveOf({ source, name, rows, columns }: SheetComparison): SheetMove {
  return { name: source.place.name, newName: name, rows, columns };
}

function newSource({ id, part }: { readonly id: string; readonly part: string }): SourceSheet {
  const place = { name: '', sheetId: 0, relationId: '', part };
  return { id, place, scan: scanSheetXml(emptySheetXml()), leftOut: new Set(), protected: false };
}

/** Gives each sheet of a snapshot together with what the snapshot keeps elsewhere. */
class StateReader {
  readonly #snapshot: IWorkbookData;
  readonly #validations: BySheet<ISheetDataValidationRule[]>;
  readonly #conditionalFormats: BySheet<IConditionFormattingRule[]>;
  readonly #filters: BySheet<{ readonly ref?: IRange }>;
  readonly #tables: BySheet<{ readonly tables?: readonly { readonly id: string; readonly range: IRange }[] }>;

  constructor(snapshot: IWorkbookData) {
    this.#snapshot = snapshot;
    this.#validations = this.#resource(resourceNames.validations);
    this.#conditionalFormats = this.#resource(resourceNames.conditionalFormats);
    this.#filters = this.#resource(resourceNames.filters);
    this.#tables = this.#resource(resourceNames.tables);
  }

  sheet(id: string): SheetState | null {
    const data = this.#snapshot.sheets[id];
    if (!data) return null;
    const tables = this.#tables[id]?.tables ?? [];
    return {
      data,
      validations: this.#validations[id] ?? [],
      conditionalFormats: this.#conditionalFormats[id] ?? [],
      filter: this.#filters[id]?.ref ?? null,
      tables: new Map(tables.map((table) => [tableName(table.id), table.range])),
    };
  }

  /** What one feature of the grid keeps, written by that feature itself as JSON by sheet. */
  #resource<T>(name: string): BySheet<T> {
    const text = this.#snapshot.resources?.find((resource) => resource.name === name)?.data;
    return text === undefined || text === '' ? {} : (JSON.parse(text) as BySheet<T>);
  }
}

type BySheet<T> = Readonly<Record<string, T | undefined>>;
