/** What an officer declares for one criterion. Cells arrive as they are: a number typed as text is not a number. */
export interface RuleInputs {
  readonly choice?: RuleInput;
  /** 0–100. */
  readonly percent?: RuleInput;
  readonly numerator?: RuleInput;
  readonly denominator?: RuleInput;
  readonly count?: RuleInput;
  readonly rank?: RuleInput;
  readonly current?: RuleInput;
  readonly previous?: RuleInput;
  readonly target?: RuleInput;
  readonly notApplicable?: boolean;
}

export type RuleInput = string | number | boolean | null | undefined;
export type NumberKey = Exclude<keyof RuleInputs, 'choice' | 'notApplicable'>;

export const inputNames: Readonly<Record<NumberKey, string>> = {
  percent: 'tỷ lệ %',
  numerator: 'tử số',
  denominator: 'mẫu số',
  count: 'số lượng',
  rank: 'thứ hạng',
  current: 'số năm nay',
  previous: 'số năm trước',
  target: 'chỉ tiêu',
};

/** Nothing was entered. */
export function isBlank(input: RuleInput): boolean {
  return input === null || input === undefined || input === '';
}

export type RuleInputProblem =
  | 'missing-input'
  | 'not-a-number'
  | 'zero-denominator'
  | 'negative'
  | 'not-whole'
  | 'unknown-choice'
  | 'value-not-covered'
  | 'over-hundred'
  | 'over-maximum'
  | 'self-scored-survey';
