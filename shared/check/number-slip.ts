import { roundDecimals } from '../text/round-decimals.ts';

/** A number that a slip of the keys may have stood for. */
export interface NumberSlip {
  /** Which of the values it is. */
  readonly index: number;
  readonly typed: number;
  readonly meant: number;
}

function rounded(value: number): number {
  return roundDecimals(value, 6);
}

/** What a typed number may have been meant to be: digits swapped, dropped or doubled, the comma misplaced. */
export function likelyMeant(typed: number): number[] {
  const text = String(rounded(Math.abs(typed)));
  if (!/^\d{1,6}(?:\.\d{1,6})?$/.test(text)) return [];
  const meant = new Set<number>();
  const add = (candidate: string | number): void => {
    const value = rounded(Number(candidate));
    if (Number.isFinite(value) && value > 0 && value !== rounded(typed)) meant.add(value);
  };
  for (const factor of [0.1, 10, 0.01, 100]) add(typed * factor);
  for (let index = 0; index < text.length; index++) {
    const digit = text[index]!;
    if (digit !== '.') {
      add(text.slice(0, index) + text.slice(index + 1));
      add(text.slice(0, index) + digit + text.slice(index));
    }
    const next = text[index + 1];
    if (next !== undefined && digit !== next) add(text.slice(0, index) + next + digit + text.slice(index + 2));
  }
  const dot = text.indexOf('.');
  if (dot >= 0) add(`${text.slice(0, dot + 1)}0${text.slice(dot + 1)}`);
  return [...meant];
}

/**
 * The single values whose correction alone makes the sum right: of 10, 10, 14,5, 11, 16, 7, 16, 15,05 against 100,
 * only 15,05 → 15,5. One pass over the values.
 */
export function findSlips(values: readonly number[], wantedSum: number): NumberSlip[] {
  const missing = wantedSum - values.reduce((sum, value) => sum + value, 0);
  return values.flatMap((typed, index) => {
    const meant = rounded(typed + missing);
    return likelyMeant(typed).includes(meant) ? [{ index, typed, meant }] : [];
  });
}
