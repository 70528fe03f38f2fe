import type { IRange } from '@univerjs/core';
import type { IConditionFormattingRule } from '@univerjs/preset-sheets-conditional-formatting';
import { formulaTint } from './formula-tint.ts';
import { blocksText, parseBlocks } from './grid-range.ts';
import { mapRange, type LineMap } from './line-map.ts';
import { fileRuleId } from './load-resources.ts';
import type { StyleSheet } from './save-styles.ts';
import type { SheetXml } from './sheet-xml.ts';
import { childElements, escapeXml, openingTag, readAttributes, withAttribute } from '#shared/xlsx/xml-text.ts';
import { fileFormula } from './cell-xml.ts';

export interface ConditionalFormatsToSave {
  readonly scan: SheetXml;
  readonly loaded: readonly IConditionFormattingRule[];
  readonly current: readonly IConditionFormattingRule[];
  readonly rows: LineMap;
  readonly columns: LineMap;
  /** Lets formulas in a piece of XML follow moved cells and renamed sheets. */
  readonly formulas: (xml: string) => string;
  readonly styleSheet: StyleSheet;
}

/** Rules the parser understood, in the order it counts them. */
const knownTypes = new Set([
  'cellIs',
  'expression',
  'colorScale',
  'dataBar',
  'iconSet',
  'top10',
  'aboveAverage',
  'duplicateValues',
  'uniqueValues',
  'containsText',
  'notContainsText',
  'beginsWith',
  'endsWith',
  'containsBlanks',
  'notContainsBlanks',
]);

/** A tint by formula as an element; other kinds made in the grid's own dialog are not written. */
function tintXml(
  rule: IConditionFormattingRule,
  prefix: string,
  priority: number,
  styleSheet: StyleSheet,
): string | null {
  const tint = formulaTint(rule);
  if (!tint || rule.ranges.length === 0) return null;
  const dxf = styleSheet.addTint(tint.style.bg?.rgb ?? null, tint.style.cl?.rgb ?? null);
  const stop = rule.stopIfTrue ? ' stopIfTrue="1"' : '';
  const formula = escapeXml(fileFormula(tint.formula));
  const p = prefix;
  return `<${p}conditionalFormatting sqref="${blocksText(rule.ranges)}"><${p}cfRule type="expression" dxfId="${dxf}" priority="${priority}"${stop}><${p}formula>${formula}</${p}formula></${p}cfRule></${p}conditionalFormatting>`;
}

function corners(ranges: readonly IRange[]): string {
  return JSON.stringify(
    ranges.map(({ startRow, startColumn, endRow, endColumn }) => [startRow, startColumn, endRow, endColumn]),
  );
}

function isRewritten(rule: IConditionFormattingRule, before: IConditionFormattingRule): boolean {
  return JSON.stringify(rule.rule) !== JSON.stringify(before.rule);
}

/** Everything of a rule but its formula. */
function looks({ rule }: IConditionFormattingRule): string {
  return JSON.stringify({ ...rule, value: null });
}

/** All `conditionalFormatting` elements of a sheet, or `null` when they stay as they are. */
export function conditionalFormatsXml(input: ConditionalFormatsToSave): string | null {
  const { scan, loaded, current, rows, columns, formulas, styleSheet } = input;
  const before = new Map(loaded.map((rule) => [rule.cfId, rule]));
  const now = new Map(current.map((rule) => [rule.cfId, rule]));
  const added = current.filter((rule) => !before.has(rule.cfId));
  const fresh: string[] = [];
  for (const rule of added) {
    const text = tintXml(rule, scan.prefix, fresh.length + 1, styleSheet);
    if (text !== null) fresh.push(text);
  }
  const kept: string[] = [];
  let index = 0;
  let changed = fresh.length > 0;
  for (const parent of scan.children.filter((child) => child.name === 'conditionalFormatting')) {
    const sqref = readAttributes(scan.xml, parent.start).get('sqref') ?? '';
    const open = openingTag(scan.xml, parent);
    // Rules of one element may part when only some of them moved or were removed.
    const groups = new Map<string, string[]>();
    const put = (ranges: string, text: string) => groups.set(ranges, [...(groups.get(ranges) ?? []), text]);
    for (const element of childElements(scan.xml, parent.innerStart, parent.innerEnd)) {
      const attributes = readAttributes(scan.xml, element.start);
      const counted = element.name === 'cfRule' && knownTypes.has(attributes.get('type') ?? '') && sqref !== '';
      const id = counted ? fileRuleId('cf', index++) : '';
      const old = before.get(id);
      const rule = now.get(id);
      const stored = scan.xml.slice(element.start, element.end);
      const original = lowered(formulas(stored), fresh.length);
      if (!old) put(movedBlocks(sqref, rows, columns), original);
      else if (rule) {
        const ranges = corners(rule.ranges) === corners(old.ranges) ? sqref : blocksText(rule.ranges);
        const priority = Number(attributes.get('priority') ?? '1') + fresh.length;
        // A formula that only followed its cells moves inside the rule of the file, which knows more of its looks.
        const followed = formulas(stored) !== stored && looks(rule) === looks(old);
        const rewritten =
          isRewritten(rule, old) && !followed ? innerRule(tintXml(rule, scan.prefix, priority, styleSheet)) : null;
        put(ranges, rewritten ?? original);
      }
    }
    const texts = [...groups]
      .filter(([ranges]) => ranges !== '')
      .map(
        ([ranges, items]) =>
          `${withAttribute(open, 'sqref', ranges)}${items.join('')}</${scan.prefix}conditionalFormatting>`,
      );
    const [only] = texts;
    const whole = scan.xml.slice(parent.start, parent.end);
    const same =
      texts.length === 1 &&
      groups.has(sqref) &&
      only!.length === whole.length &&
      fresh.length === 0 &&
      formulas(whole) === whole;
    if (!same && fresh.length === 0) changed = true;
    kept.push(same ? whole : texts.join(''));
  }
  return changed ? fresh.join('') + kept.join('') : null;
}

/** Our marks come first, as Excel puts a new rule first; the others make room. */
function lowered(rule: string, by: number): string {
  if (by === 0) return rule;
  return rule.replace(
    /(\spriority\s*=\s*["'])(\d+)/,
    (_, head: string, priority: string) => head + String(Number(priority) + by),
  );
}

function innerRule(text: string | null): string | null {
  return text === null ? null : text.replace(/^<[^>]*>/, '').replace(/<\/[^>]*>$/, '');
}

function movedBlocks(sqref: string, rows: LineMap, columns: LineMap): string {
  if (rows.unchanged && columns.unchanged) return sqref;
  return blocksText(
    parseBlocks(sqref)
      .map((range) => mapRange(range, rows, columns))
      .filter((range) => range !== null),
  );
}
