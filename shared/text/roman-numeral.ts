const digitValues: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100, D: 500, M: 1000 };
const canonical = /^M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/;

/**
 * The value of a Roman numeral written all in capitals or all in small letters ("IV" → 4, "xii" → 12),
 * or in the single Unicode characters ("Ⅳ"). `null` for anything else, non-canonical forms ("IIII") included.
 */
export function parseRomanNumeral(text: string): number | null {
  const plain = text.normalize('NFKC').trim();
  const upper = plain.toUpperCase();
  if (plain === '' || (plain !== upper && plain !== plain.toLowerCase()) || !canonical.test(upper)) return null;
  let sum = 0;
  for (let index = 0; index < upper.length; index += 1) {
    const value = digitValues[upper[index]!]!;
    sum += value < (digitValues[upper[index + 1] ?? ''] ?? 0) ? -value : value;
  }
  return sum;
}
