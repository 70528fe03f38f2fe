import { rememberByText } from '../text/remember-text.ts';

/** A text typed in an old Vietnamese font, or bytes read with the wrong code page, and what it was meant to say. */
export interface LegacyText {
  readonly encoding: 'TCVN3' | 'VNI' | 'UTF-8';
  readonly repaired: string;
}

/** TCVN 3 (.VnTime): one byte per letter, shown as these Latin-1 characters. The soft hyphen is "ư". */
const tcvn3From = '¡¢§£¤¥¦µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ';
const tcvn3To = 'ĂÂĐÊÔƠƯàáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ';
const tcvn3 = new Map([...tcvn3From].map((letter, index) => [letter, [...tcvn3To][index]!]));

/** VNI Windows: the letter followed by its marks. Longer sequences first. */
const vniMarks: Readonly<Record<string, string>> = {
  ù: '\u0301',
  ø: '\u0300',
  û: '\u0309',
  õ: '\u0303',
  ï: '\u0323',
  â: '\u0302',
  á: '\u0302\u0301',
  à: '\u0302\u0300',
  å: '\u0302\u0309',
  ã: '\u0302\u0303',
  ä: '\u0302\u0323',
  ê: '\u0306',
  é: '\u0306\u0301',
  è: '\u0306\u0300',
  ú: '\u0306\u0309',
  ü: '\u0306\u0303',
  ë: '\u0306\u0323',
};
const vniSingles: Readonly<Record<string, string>> = {
  ñ: 'đ',
  Ñ: 'Đ',
  ö: 'ư',
  Ö: 'Ư',
  ô: 'ơ',
  Ô: 'Ơ',
  æ: 'ỉ',
  Æ: 'Ỉ',
  ó: 'ĩ',
  Ó: 'Ĩ',
  ò: 'ị',
  Ò: 'Ị',
  î: 'ỵ',
  Î: 'Ỵ',
};

/** Letters only Unicode Vietnamese has: one of them, and the text is no legacy text. */
const unicodeVietnamese = /[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]/u;
/** Letters that stand inside TCVN 3 words and never in Unicode Vietnamese. */
const tcvn3Sign = /\p{L}[¸¶·¹¨»¾¼½©®ª¬«µ\u00ad]|[¸¶·¹¨»¾¼½©®ª¬«µ]\p{L}/gu;
const vniSign = /[aeouyAEOUY][ûïåäüëøù]|[oOuU][âõ]|[öÖôÔ][ïøùûõ]|[ñÑ][aeiouyöôæAEIOUYÖÔÆ]/gu;
const mojibakeSign =
  /á[º»][\u0080-\u00bf\u0152-\u0178\u2013-\u2122]|Ä[\u0090\u2018\u2019]|Æ[°¡\u00a0]|Ã[\u0080-\u00bf\u0152-\u0178\u2013-\u2122]/gu;

function fromTcvn3(text: string): string {
  return [...text].map((letter) => tcvn3.get(letter) ?? letter).join('');
}

function fromVni(text: string): string {
  const letters = [...text];
  let repaired = '';
  for (let index = 0; index < letters.length; index++) {
    const letter = letters[index]!;
    const base = vniSingles[letter] ?? letter;
    const mark = vniMarks[(letters[index + 1] ?? '').toLowerCase()];
    if (mark !== undefined && /[aeouyươAEOUYƯƠ]/.test(base)) {
      repaired += base + mark;
      index += 1;
    } else repaired += base;
  }
  return repaired.normalize('NFC');
}

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
 * Careful: two signs are asked for, and none of the letters that only Unicode Vietnamese has.
 */
export const readLegacyText: (text: string) => LegacyText | null = rememberByText((text) => {
  if (text.length < 4 || !/[\u0080-\u00ff]/.test(text)) return null;
  if ((text.match(mojibakeSign)?.length ?? 0) >= 2) {
    const repaired = fromMojibake(text);
    if (repaired !== null && repaired !== text) return { encoding: 'UTF-8', repaired };
  }
  if (unicodeVietnamese.test(text.normalize('NFC'))) return null;
  if ((text.match(tcvn3Sign)?.length ?? 0) >= 2) return { encoding: 'TCVN3', repaired: fromTcvn3(text) };
  if ((text.match(vniSign)?.length ?? 0) >= 2) return { encoding: 'VNI', repaired: fromVni(text) };
  return null;
});
