/**
 * VNI for Windows, the fonts whose names begin with "VNI-": a letter is followed by a character for its marks. Ten
 * letters have a code of their own; ì and í are those of Latin-1. Capitals follow the same table in capitals.
 */
const single: Readonly<Record<string, string>> = { ñ: 'đ', ö: 'ư', ô: 'ơ', æ: 'ỉ', ó: 'ĩ', ò: 'ị', î: 'ỵ' };

/** Tones: acute, grave, hook, tilde, dot below. */
const tones = { ù: '\u0301', ø: '\u0300', û: '\u0309', õ: '\u0303', ï: '\u0323' };
const circumflex = {
  â: '\u0302',
  á: '\u0302\u0301',
  à: '\u0302\u0300',
  å: '\u0302\u0309',
  ã: '\u0302\u0303',
  ä: '\u0302\u0323',
};
const breve = {
  ê: '\u0306',
  é: '\u0306\u0301',
  è: '\u0306\u0300',
  ú: '\u0306\u0309',
  ü: '\u0306\u0303',
  ë: '\u0306\u0323',
};
/** "ỵ" has a code of its own. */
const tonesOfY = { ù: tones.ù, ø: tones.ø, û: tones.û, õ: tones.õ };

/** What may follow each letter. */
const marksOf: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  a: { ...tones, ...circumflex, ...breve },
  e: { ...tones, ...circumflex },
  o: { ...tones, ...circumflex },
  u: tones,
  y: tonesOfY,
  ô: tones,
  ö: tones,
};

function isCapital(letter: string): boolean {
  return letter !== letter.toLowerCase();
}

/** Vietnamese letters, composed (NFC), for a text of VNI; anything else stays. */
export function readVni(text: string): string {
  return text
    .replace(/([aeouyôö])([ùøûõïâáàåãäêéèúüë])|[ñöôæóòî]/giu, (found: string, base?: string, mark?: string) => {
      const letter = base ?? found;
      const lower = letter.toLowerCase();
      const plain = single[lower] ?? lower;
      const cased = isCapital(letter) ? plain.toUpperCase() : plain;
      if (mark === undefined) return cased;
      const marks = marksOf[lower]?.[mark.toLowerCase()];
      return marks === undefined ? cased + mark : cased + marks;
    })
    .normalize('NFC');
}
