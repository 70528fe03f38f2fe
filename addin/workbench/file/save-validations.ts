import type { ISheetDataValidationRule } from '@univerjs/core';
import { blocksText, parseBlocks } from './grid-range.ts';
import { mapRange, type LineMap } from './line-map.ts';
import { fileRuleId } from './load-resources.ts';
import { listWords } from './load-validations.ts';
import type { SheetXml } from './sheet-xml.ts';
import {
  childElements,
  escapeXml,
  openingTag,
  readAttributes,
  withAttribute,
  withOpeningTag,
} from '#shared/xlsx/xml-text.ts';

interface RulesToSave<Rule> {
  readonly scan: SheetXml;
  readonly loaded: readonly Rule[];
  readonly current: readonly Rule[];
  readonly rows: LineMap;
  readonly columns: LineMap;
  /** Lets formulas in a piece of XML follow moved cells and renamed sheets. */
  readonly formulas: (xml: string) => string;
}

/** Validations the parser understood, in the order it counts them. */
const knownTypes = new Set(['list', 'whole', 'decimal', 'date', 'time', 'textLength', 'custom']);

function fileLimit(formula: string | undefined): string {
  return (formula ?? '').replace(/^=/, '');
}

/** A drop-down or limit made in the grid, as the file writes it. */
function ruleXml(rule: ISheetDataValidationRule, prefix: string): string | null {
  const tag = `${prefix}dataValidation`;
  const formula = (name: string, text: string) =>
    text === '' ? '' : `<${prefix}${name}>${escapeXml(text)}</${prefix}${name}>`;
  const words = rule.type === 'list' && rule.formula1 !== undefined && !rule.formula1.startsWith('=');
  if (!knownTypes.has(rule.type) || rule.type === 'date' || rule.type === 'time') return null;
  const first = words ? `"${listWords(rule.formula1!).join(',').replaceAll('"', '""')}"` : fileLimit(rule.formula1);
  let open = `<${tag}>`;
  const set = (name: string, value: string | undefined) => {
    if (value !== undefined && value !== '') open = withAttribute(open, name, value.replaceAll('\n', '_x000a_'));
  };
  set('type', rule.type);
  set(
    'errorStyle',
    Number(rule.errorStyle) === 2 ? 'warning' : Number(rule.errorStyle) === 0 ? 'information' : undefined,
  );
  set('operator', rule.type === 'list' || String(rule.operator) === 'between' ? undefined : rule.operator);
  set('allowBlank', rule.allowBlank === false ? undefined : '1');
  set('showInputMessage', rule.showInputMessage ? '1' : undefined);
  set('showErrorMessage', rule.showErrorMessage ? '1' : undefined);
  set('errorTitle', rule.errorTitle);
  set('error', rule.error);
  set('promptTitle', rule.promptTitle);
  set('prompt', rule.prompt);
  set('sqref', blocksText(rule.ranges));
  return `${open}${formula('formula1', first)}${formula('formula2', fileLimit(rule.formula2))}</${tag}>`;
}

function criteriaOf(rule: ISheetDataValidationRule): string {
  const { type, formula1, formula2, operator, error, errorStyle, allowBlank } = rule;
  return JSON.stringify([
    type,
    formula1 ?? '',
    formula2 ?? '',
    operator ?? '',
    error ?? '',
    errorStyle ?? 1,
    allowBlank ?? false,
  ]);
}

/** The content of `dataValidations`, or `null` when it stays as it is. */
export function validationsXml(input: RulesToSave<ISheetDataValidationRule>): string | null {
  const { scan, loaded, current, rows, columns, formulas } = input;
  const parent = scan.children.find((child) => child.name === 'dataValidations');
  const elements = parent ? childElements(scan.xml, parent.innerStart, parent.innerEnd) : [];
  const before = new Map(loaded.map((rule) => [rule.uid, rule]));
  const now = new Map(current.map((rule) => [rule.uid, rule]));
  const texts: string[] = [];
  let index = 0;
  for (const element of elements) {
    const attributes = readAttributes(scan.xml, element.start);
    const original = scan.xml.slice(element.start, element.end);
    const counted = knownTypes.has(attributes.get('type') ?? '') && attributes.has('sqref');
    const id = counted ? fileRuleId('dv', index++) : '';
    const old = before.get(id);
    const rule = now.get(id);
    if (!old) {
      // Not shown in the grid: it stays, at the place its cells moved to.
      const blocks = parseBlocks(attributes.get('sqref') ?? '').map((range) => mapRange(range, rows, columns));
      const left = blocks.filter((range) => range !== null);
      if (rows.unchanged && columns.unchanged) texts.push(formulas(original));
      else if (left.length > 0) texts.push(formulas(moveElement(scan, element, blocksText(left))));
    } else if (rule && criteriaOf(rule) === criteriaOf(old)) {
      const same = JSON.stringify(rule.ranges.map(corners)) === JSON.stringify(old.ranges.map(corners));
      texts.push(formulas(same ? original : moveElement(scan, element, blocksText(rule.ranges))));
    } else if (rule) texts.push(ruleXml(rule, scan.prefix) ?? original);
  }
  for (const rule of current) {
    const text = before.has(rule.uid) || rule.ranges.length === 0 ? null : ruleXml(rule, scan.prefix);
    if (text !== null) texts.push(text);
  }
  const result = texts.join('');
  const unchanged = elements.map((element) => scan.xml.slice(element.start, element.end)).join('');
  return result === unchanged ? null : result;
}

function corners({ startRow, startColumn, endRow, endColumn }: ISheetDataValidationRule['ranges'][number]): number[] {
  return [startRow, startColumn, endRow, endColumn];
}

function moveElement(scan: SheetXml, element: Parameters<typeof withOpeningTag>[1], sqref: string): string {
  return withOpeningTag(scan.xml, element, withAttribute(openingTag(scan.xml, element), 'sqref', sqref));
}
