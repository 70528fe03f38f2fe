/**
 * Exact arithmetic on the decimal numbers of a workbook. A double such as 0,57 × 100 = 56,99999999999999 would put a
 * value on the wrong side of a boundary; fractions of whole numbers never do.
 */
export interface Fraction {
  readonly top: bigint;
  /** Always positive. */
  readonly bottom: bigint;
}

/** Inputs are read to this many decimals, as the compiled formula does. */
const inputDecimals = 9;
/** Scores without a rounding rule are cleaned to this many decimals. */
const scoreDecimals = 10;

/** The fraction of a finite number, read to nine decimals unless told otherwise. */
export function fractionOf(value: number, decimals = inputDecimals): Fraction {
  if (Math.abs(value) >= 1e21) return { top: BigInt(Math.round(value)), bottom: 1n };
  return { top: BigInt(value.toFixed(decimals).replace('.', '')), bottom: 10n ** BigInt(decimals) };
}

export function compareFractions(a: Fraction, b: Fraction): -1 | 0 | 1 {
  const left = a.top * b.bottom;
  const right = b.top * a.bottom;
  return left < right ? -1 : left > right ? 1 : 0;
}

export function multiplyFractions(a: Fraction, b: Fraction): Fraction {
  return { top: a.top * b.top, bottom: a.bottom * b.bottom };
}

/** a ÷ b; `b` must not be zero. */
export function divideFractions(a: Fraction, b: Fraction): Fraction {
  if (b.top === 0n) throw new RangeError('division by zero');
  const sign = b.top < 0n ? -1n : 1n;
  return { top: a.top * b.bottom * sign, bottom: a.bottom * b.top * sign };
}

export function subtractFractions(a: Fraction, b: Fraction): Fraction {
  return { top: a.top * b.bottom - b.top * a.bottom, bottom: a.bottom * b.bottom };
}

/** Whole quotient towards zero. */
export function wholePart(value: Fraction): bigint {
  return value.top / value.bottom;
}

/** Smallest whole number that is not below `value`. */
export function ceilFraction(value: Fraction): bigint {
  const whole = value.top / value.bottom;
  return whole * value.bottom < value.top ? whole + 1n : whole;
}

/** Rounds half away from zero to a multiple of `step` (0,25; 0,01), as Excel's ROUND does. */
export function roundFraction(value: Fraction, step: Fraction): Fraction {
  const quotient = divideFractions(value, step);
  const doubled = quotient.top * 2n + (quotient.top < 0n ? -quotient.bottom : quotient.bottom);
  return multiplyFractions({ top: doubled / (quotient.bottom * 2n), bottom: 1n }, step);
}

/** The nearest double, after rounding to ten decimals. */
export function numberOf(value: Fraction): number {
  const scale = 10n ** BigInt(scoreDecimals);
  const rounded = roundFraction(value, { top: 1n, bottom: scale });
  const scaled = (rounded.top * scale) / rounded.bottom;
  const negative = scaled < 0n;
  const digits = (negative ? -scaled : scaled).toString().padStart(scoreDecimals + 1, '0');
  const number = Number(`${digits.slice(0, -scoreDecimals)}.${digits.slice(-scoreDecimals)}`);
  return negative ? -number : number;
}

/** Vietnamese decimal comma, no grouping, no superfluous zeros: 0.5 → "0,5". */
export function formatDecimal(value: number): string {
  const text = Math.abs(value) < 1e-6 && value !== 0 ? value.toFixed(15).replace(/0+$/, '') : String(value);
  return text.replace('.', ',');
}
