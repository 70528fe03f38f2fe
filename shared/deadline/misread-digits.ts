/** Letters that scanning and hasty typing put for digits. */
const digitOf: Readonly<Record<string, string>> = { O: '0', o: '0', l: '1', I: '1', '|': '1' };
/** A run that may be a number, with no letter on either side. */
const run = /(?<![\p{L}\p{M}\d])[\dOolI|]{2,4}(?![\p{L}\p{M}\d])/gu;
const isoTime = /(\d{4}-\d{2}-\d{2})T(?=\d{2}:\d{2})/gu;

/**
 * The text with misread digits put right, of the same length: "lO/01/2O26" is "10/01/2026". A run needs a digit of its
 * own, or a zero before a date's mark ("Ol/2026"), so that "Quý II/2026" stays.
 */
export function mendDigits(text: string): string {
  if (!/[OolI|T]/.test(text)) return text;
  return text.replace(isoTime, '$1 ').replace(run, (found, at: number) => {
    const beforeMark =
      /[Oo]/.test(found) && /^\s?[/.-]\s?\d/.test(text.slice(at + found.length, at + found.length + 4));
    if (!/\d/.test(found) && !beforeMark) return found;
    return found.replace(/[OolI|]/g, (letter) => digitOf[letter]!);
  });
}
