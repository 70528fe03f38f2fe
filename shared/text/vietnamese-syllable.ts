const onset = '(?:b|ch?|d|đ|gh?|gi|h|kh?|l|m|n|nh|ngh?|ph?|qu?|r|s|th?|tr|v|x)?';
/** Rimes that may end in a vowel, and those that need a consonant. Without tones. */
const open =
  'a[iouy]?|â[uy]|e|eo|êu?|i[au]?|iêu|o|oi|oa[ioy]?|oeo?|ôi?|ơi?|u[aiêơy]?|uây|uôi|uya|uyu|ư[aiu]?|ươ[iu]|y|yêu';
const closed = '[aăâeêioôơuưy]|iê|yê|o[aăeo]|u[âêôy]|uyê|ươ';
const loose = new RegExp(`^${onset}(?:${open})$`, 'u');
const ended = new RegExp(`^${onset}(?:${closed})(?:m|n|ng|nh)$`, 'u');
const stopped = new RegExp(`^${onset}(?:${closed})(?:c|ch|p|t)$`, 'u');
const toneMarks = /[\u0300\u0301\u0303\u0309\u0323]/gu;

/** Whether a word is built as Vietnamese syllables are: one tone at most, and a rime that the language has. */
export function isVietnameseSyllable(word: string): boolean {
  if (word.length > 8) return false;
  const apart = word.toLowerCase().normalize('NFD');
  const tones = apart.match(toneMarks) ?? [];
  if (tones.length > 1) return false;
  const plain = apart.replace(toneMarks, '').normalize('NFC');
  if (loose.test(plain) || ended.test(plain)) return true;
  // A syllable that ends in a stop has a rising or a heavy tone.
  return stopped.test(plain) && (tones[0] === '\u0301' || tones[0] === '\u0323');
}
