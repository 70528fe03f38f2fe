/**
 * Writes Vietnamese the way the old fonts did, from the rules of each encoding and not from the tables of the product:
 * TCVN 5712:1993 VN3 by its byte numbers, VNI-Windows by letter and mark.
 */
const tcvn3Bytes: Record<string, number> = {};

function put(first: number, letters: string): void {
  [...letters].forEach((letter, index) => {
    if (letter !== '_') tcvn3Bytes[letter] = first + index;
  });
}

put(0xa1, 'ĂÂÊÔƠƯĐăâêôơưđ');
put(0xb5, 'àảãáạ_ằẳẵắ______');
put(0xc6, 'ặầẩẫấậè_ẻẽéẹềểễếệìỉ___ĩíịò_ỏõóọồổỗốộờởỡớợù_ủũúụừửữứựỳỷỹýỵ');

/** Toned capitals have no code: they are typed as small letters, in a font of capitals where it matters. */
export function toTcvn3(text: string): string {
  return [...text.normalize('NFC')]
    .map((letter) => {
      const byte = tcvn3Bytes[letter] ?? (letter > '\u007f' ? tcvn3Bytes[letter.toLowerCase()] : undefined);
      return byte === undefined ? letter : String.fromCharCode(byte);
    })
    .join('');
}

const vniOwn: Readonly<Record<string, string>> = { đ: 'ñ', ỉ: 'æ', ĩ: 'ó', ị: 'ò', ỵ: 'î', í: 'í', ì: 'ì' };
const vniTone: Readonly<Record<string, string>> = {
  '\u0301': 'ù',
  '\u0300': 'ø',
  '\u0309': 'û',
  '\u0303': 'õ',
  '\u0323': 'ï',
};
const vniHat: Readonly<Record<string, string>> = {
  '': 'â',
  '\u0301': 'á',
  '\u0300': 'à',
  '\u0309': 'å',
  '\u0303': 'ã',
  '\u0323': 'ä',
};
const vniBreve: Readonly<Record<string, string>> = {
  '': 'ê',
  '\u0301': 'é',
  '\u0300': 'è',
  '\u0309': 'ú',
  '\u0303': 'ü',
  '\u0323': 'ë',
};

export function toVni(text: string): string {
  return [...text.normalize('NFC')].map(vniLetter).join('');
}

function vniLetter(letter: string): string {
  const lower = letter.toLowerCase();
  const written = vniOwn[lower] ?? vniMarked(lower);
  return letter === lower ? written : written.toUpperCase();
}

function vniMarked(lower: string): string {
  const parts = [...lower.normalize('NFD')];
  const base = parts[0]!;
  const tone = parts.find((part) => part in vniTone) ?? '';
  if (parts.includes('\u0302')) return base + vniHat[tone]!;
  if (parts.includes('\u0306')) return base + vniBreve[tone]!;
  const horned = parts.includes('\u031b') ? (base === 'o' ? 'ô' : 'ö') : base;
  return tone === '' ? horned : horned + vniTone[tone]!;
}

/** Every Vietnamese letter beyond ASCII, small. */
export const vietnameseLetters = [...'àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ'];
