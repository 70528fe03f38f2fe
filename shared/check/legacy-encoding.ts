import { recogniseOld, type OldEncoding } from '../text/old-vietnamese.ts';
import { rememberByText } from '../text/remember-text.ts';

/** A text typed in an old Vietnamese font, or bytes read with the wrong code page, and what it was meant to say. */
export interface LegacyText {
  readonly encoding: OldEncoding | 'UTF-8';
  readonly repaired: string;
}

const mojibakeSign =
  /á[º»][\u0080-\u00bf\u0152-\u0178\u2013-\u2122]|Ä[\u0090\u2018\u2019]|Æ[°¡\u00a0]|Ã[\u0080-\u00bf\u0152-\u0178\u2013-\u2122]/gu;

/** Characters of code page 1252 that are not at their byte value. */
const cp1252 = new Map(
  [...'€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'].map((letter, index) => [letter, 0x80 + index]),
);

/** Decodes text whose UTF-8 bytes were read as code page 1252, or `null` when they are no UTF-8. */
function fromMojibake(text: string): string | null {
  // The no-break space that ends "à" is often typed over by a plain one.
  const bytes = [...text.replace(/Ã /g, 'Ã\u00a0')].map((letter) => cp1252.get(letter) ?? letter.codePointAt(0)!);
  let repaired = '';
  for (let index = 0; index < bytes.length;) {
    const lead = bytes[index]!;
    const length = lead < 0x80 ? 1 : lead >> 5 === 6 ? 2 : lead >> 4 === 14 ? 3 : 0;
    if (length === 0 || lead > 0xff || index + length > bytes.length) return null;
    let code = length === 1 ? lead : lead & (0xff >> (length + 1));
    for (let step = 1; step < length; step++) {
      const byte = bytes[index + step]!;
      if (byte >> 6 !== 2) return null;
      code = (code << 6) | (byte & 0x3f);
    }
    repaired += String.fromCodePoint(code);
    index += length;
  }
  return repaired.normalize('NFC');
}

/**
 * Recognises text left over from TCVN 3 and VNI fonts or from a wrong code page, and what it says in Unicode.
 * Careful: two words must be Vietnamese only when read so, and no letter may be one that only Unicode has.
 */
export const readLegacyText: (text: string) => LegacyText | null = rememberByText((typed) => {
  const text = typed.normalize('NFC');
  if (text.length < 4 || !/[\u0080-\u00ff]/.test(text)) return null;
  if ((text.match(mojibakeSign)?.length ?? 0) >= 2) {
    const repaired = fromMojibake(text);
    if (repaired !== null && repaired !== text) return { encoding: 'UTF-8', repaired };
  }
  const old = recogniseOld(text);
  return old === null ? null : { encoding: old.encoding, repaired: old.text };
});
