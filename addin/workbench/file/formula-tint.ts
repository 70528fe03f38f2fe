import type { IStyleBase } from '@univerjs/core';
import type { IConditionFormattingRule } from '@univerjs/preset-sheets-conditional-formatting';

/** A conditional format of the grid that tints cells by a formula. */
export interface FormulaTint {
  readonly formula: string;
  readonly style: IStyleBase;
}

/** What a rule does when it tints by a formula, else `null`. */
export function formulaTint({ rule }: IConditionFormattingRule): FormulaTint | null {
  const config: {
    readonly type: string;
    readonly subType?: string;
    readonly value?: unknown;
    readonly style?: IStyleBase;
  } = rule;
  if (config.type !== 'highlightCell' || config.subType !== 'formula' || typeof config.value !== 'string') return null;
  return { formula: config.value, style: config.style ?? {} };
}
