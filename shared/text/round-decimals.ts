/** Rounds to so many decimals. A number too large to have decimals stays as it is, and never becomes `Infinity`. */
export function roundDecimals(value: number, decimals: number): number {
  const factor = 10 ** decimals;
  const scaled = Math.round(value * factor);
  return Number.isFinite(scaled) ? scaled / factor : value;
}

/** Adds, staying within the numbers: sums of absurd cells end at the largest number instead of `Infinity`. */
export function addFinite(a: number, b: number): number {
  return Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, a + b));
}

/** A fraction in percent points, without the noise of binary fractions: 0.7908 → 79.08. Stays within the numbers. */
export function percentPoints(fraction: number): number {
  const points = Math.round(fraction * 1e10) / 1e8;
  return Number.isFinite(points) ? points : Math.sign(fraction) * Number.MAX_VALUE;
}
