import type { ConditionalRule } from 'hucre/xlsx';
import type { IRange, IStyleBase } from '@univerjs/core';
import type { IConditionFormattingRule } from '@univerjs/preset-sheets-conditional-formatting';
import { a1 } from '#shared/sheet/a1.ts';
import { cssColor } from './cell-style.ts';
import { parseBlocks } from './grid-range.ts';

type RuleConfig = IConditionFormattingRule['rule'];

const operators: Readonly<Record<string, string>> = {
  equal: '=',
  notEqual: '<>',
  greaterThan: '>',
  greaterThanOrEqual: '>=',
  lessThan: '<',
  lessThanOrEqual: '<=',
};

function tintStyle(rule: ConditionalRule): IStyleBase {
  const style: IStyleBase = {};
  const fill = rule.style?.fill;
  // In a differential format the colour of a solid fill stands in bgColor, not fgColor.
  const background = fill?.type === 'pattern' ? (cssColor(fill.bgColor) ?? cssColor(fill.fgColor)) : null;
  if (background !== null) style.bg = { rgb: background };
  const color = cssColor(rule.style?.font?.color);
  if (color !== null) style.cl = { rgb: color };
  if (rule.style?.font?.bold) style.bl = 1;
  if (rule.style?.font?.italic) style.it = 1;
  return style;
}

/** A comparison with plain numbers, which the grid knows as such. */
function comparison(rule: ConditionalRule): { operator: string; value: number | [number, number] } | null {
  if (rule.type !== 'cellIs' || rule.operator === undefined || rule.formula === undefined) return null;
  const [first = NaN, second = NaN] = [rule.formula]
    .flat()
    .map((formula) => (formula.trim() === '' ? NaN : Number(formula)));
  const { operator } = rule;
  if (operator !== 'between' && operator !== 'notBetween')
    return Number.isNaN(first) ? null : { operator, value: first };
  return Number.isNaN(first) || Number.isNaN(second) ? null : { operator, value: [first, second] };
}

/** The condition as one formula for the first cell of its first block, which the grid moves to the others. */
function conditionFormula(rule: ConditionalRule, range: IRange): string | null {
  const formulas = rule.formula === undefined ? [] : [rule.formula].flat();
  const [first, second] = formulas;
  if (first === undefined) return null;
  if (rule.type !== 'cellIs') return `=${first}`;
  const cell = a1({ row: range.startRow, column: range.startColumn });
  if (rule.operator === 'between' && second !== undefined) return `=AND(${cell}>=${first},${cell}<=${second})`;
  if (rule.operator === 'notBetween' && second !== undefined) return `=OR(${cell}<${first},${cell}>${second})`;
  const operator = operators[rule.operator ?? ''];
  return operator === undefined ? null : `=${cell}${operator}${first}`;
}

function colorScale(rule: ConditionalRule): RuleConfig | null {
  if (!rule.colorScale) return null;
  const config = rule.colorScale.cfvo.map((point, index) => ({
    index,
    color: `#${(rule.colorScale?.colors[index] ?? '').slice(-6)}`,
    value: { type: point.type, value: point.value === undefined ? undefined : Number(point.value) },
  }));
  const complete = config.every((point) => point.color.length === 7);
  return complete ? ({ type: 'colorScale', config } as RuleConfig) : null;
}

function dataBar(rule: ConditionalRule): RuleConfig | null {
  const bar = rule.dataBar;
  const [min, max] = bar?.cfvo ?? [];
  if (!bar || !min || !max || bar.color.length < 6) return null;
  const bound = (point: typeof min) => ({
    type: point.type,
    value: point.value === undefined ? undefined : Number(point.value),
  });
  return {
    type: 'dataBar',
    isShowValue: true,
    config: {
      min: bound(min),
      max: bound(max),
      isGradient: true,
      positiveColor: `#${bar.color.slice(-6)}`,
      nativeColor: '#FF0000',
    },
  } as RuleConfig;
}

function ruleConfig(rule: ConditionalRule, range: IRange): RuleConfig | null {
  const style = tintStyle(rule);
  switch (rule.type) {
    case 'colorScale':
      return colorScale(rule);
    case 'dataBar':
      return dataBar(rule);
    case 'duplicateValues':
    case 'uniqueValues':
      return { type: 'highlightCell', subType: rule.type, style } as RuleConfig;
    case 'iconSet':
    case 'top10':
    case 'aboveAverage':
      return null;
    default: {
      const numbers = comparison(rule);
      if (numbers) return { type: 'highlightCell', subType: 'number', style, ...numbers } as RuleConfig;
      const value = conditionFormula(rule, range);
      return value === null ? null : ({ type: 'highlightCell', subType: 'formula', value, style } as RuleConfig);
    }
  }
}

/**
 * The conditional formats of a sheet as the grid draws them, the most important first. Icon sets, "top ten" and
 * "above average" are not drawn; they stay in the file. `idAt` names each rule by its place in the file.
 */
export function loadConditionalFormats(
  rules: readonly ConditionalRule[],
  idAt: (index: number) => string,
): IConditionFormattingRule[] {
  return rules
    .map((rule, index) => ({ rule, id: idAt(index), ranges: parseBlocks(rule.range) }))
    .sort((first, second) => first.rule.priority - second.rule.priority)
    .flatMap(({ rule, id, ranges }) => {
      const config = ranges[0] ? ruleConfig(rule, ranges[0]) : null;
      return config ? [{ cfId: id, ranges, stopIfTrue: rule.stopIfTrue ?? false, rule: config }] : [];
    });
}
