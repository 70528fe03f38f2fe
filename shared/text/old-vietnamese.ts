import { rememberByText } from './remember-text.ts';
import { readTcvn3 } from './tcvn3.ts';
import { isVietnameseSyllable } from './vietnamese-syllable.ts';
import { readVni } from './vni-windows.ts';

/** The two ways Vietnamese was commonly typed in Excel before Unicode. */
export type OldEncoding = 'TCVN3' | 'VNI';

/** A font that shows an old encoding. `capitals` = it draws small letters as capitals (.VnTimeH). */
export interface OldFont {
  readonly encoding: OldEncoding;
  readonly capitals: boolean;
}

/** The old font a name stands for, `null` for a font of Unicode. */
export function oldFontOf(name: string): OldFont | null {
  const trimmed = name.trim();
  if (/^\.vn/iu.test(trimmed)) return { encoding: 'TCVN3', capitals: /h$/iu.test(trimmed) };
  return /^vni[- ]/iu.test(trimmed) ? { encoding: 'VNI', capitals: false } : null;
}

/** A text read as one of the old encodings. */
export interface OldReading {
  readonly encoding: OldEncoding;
  /** In Unicode, NFC. */
  readonly text: string;
  /** Words that are Vietnamese read this way, and are not as they stand. */
  readonly evidence: number;
  /** Words with letters beyond ASCII that are no Vietnamese read this way. */
  readonly doubtful: number;
}

/** Letters and marks that stand in Vietnamese of Unicode alone: a text with one of them was typed in Unicode. */
const unicodeOnly =
  /[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u0300-\u0323\u1ea0-\u1ef9]/u;
const latinCode = /[\u00a1-\u00ff]/u;
/** Superscripts, the degree sign and their like are letters of neither encoding. */
const wordPattern = /[A-Za-z\u00a1-\u00ae\u00b5-\u00b9\u00bb-\u00be\u00c0-\u00ff]+/gu;
/** "H§ND", "Q§": an abbreviation is no syllable, and says nothing. */
const abbreviation = /^[A-ZĂÂĐÊÔƠƯđ]+$/u;
/** Signs that are letters of TCVN3, but mean themselves where no letter touches them: "3 × 4", "· việc", "© 2026". */
const loneSigns = /^[×÷·©¹]$/u;

/** Whether a text may be in an old encoding at all: it has codes of Latin-1 and no letter that only Unicode has. */
export function mayBeOld(text: string): boolean {
  return latinCode.test(text) && !unicodeOnly.test(text);
}

/** Whether a text was typed in Vietnamese of Unicode beyond doubt. */
export function isUnicodeVietnamese(text: string): boolean {
  return unicodeOnly.test(text);
}

/** A word read as an old encoding, and what that says of the text. */
interface WordReading {
  readonly now: string;
  readonly verdict: 'evidence' | 'doubtful' | null;
}

function readWord(word: string, encoding: OldEncoding): WordReading {
  if (!latinCode.test(word) || loneSigns.test(word)) return { now: word, verdict: null };
  const now = encoding === 'VNI' ? readVni(word) : raiseCapitals(word, readTcvn3(word));
  if (abbreviation.test(now)) return { now, verdict: null };
  if (!isVietnameseSyllable(now)) return { now, verdict: 'doubtful' };
  const tells = now !== word && word.length > 1 && word !== 'µm' && !isVietnameseSyllable(word);
  return { now, verdict: tells ? 'evidence' : null };
}

// A language has few words: a large sheet is read in the time it takes to look them up.
const wordCharacters = 500_000;
const readings = {
  TCVN3: rememberByText((word) => readWord(word, 'TCVN3'), wordCharacters),
  VNI: rememberByText((word) => readWord(word, 'VNI'), wordCharacters),
};

/** "CéNG" was typed in capitals: TCVN3 has no capital letter for "Ộ". */
function raiseCapitals(word: string, read: string): string {
  return (word.match(/[A-Z]/g)?.length ?? 0) >= 2 && !/[a-z]/.test(word) ? read.toUpperCase() : read;
}

/** Reads a text as an old encoding, whatever it is. Linear. `capitals`: it is shown in a font of capitals. */
function readAs(text: string, encoding: OldEncoding, capitals: boolean): OldReading {
  let evidence = 0;
  let doubtful = 0;
  const read = text.replace(wordPattern, (word) => {
    const { now, verdict } = readings[encoding](word);
    if (verdict === 'evidence') evidence += 1;
    else if (verdict === 'doubtful') doubtful += 1;
    return now;
  });
  const shouted = encoding === 'TCVN3' && (capitals || isAllCapitals(text));
  return { encoding, text: (shouted ? read.toUpperCase() : read).normalize('NFC'), evidence, doubtful };
}

function isAllCapitals(text: string): boolean {
  return (text.match(/[A-Z]/g)?.length ?? 0) >= 2 && !/[a-z]/.test(text);
}

const remembered = {
  TCVN3: rememberByText((text) => readAs(text, 'TCVN3', false)),
  VNI: rememberByText((text) => readAs(text, 'VNI', false)),
};

/** Reads a text as an old encoding; `null` when it cannot be one: plain ASCII, or letters that only Unicode has. */
export function readOld(text: string, { encoding, capitals }: OldFont): OldReading | null {
  if (!mayBeOld(text)) return null;
  const reading = capitals ? readAs(text, encoding, true) : remembered[encoding](text);
  return reading.text === text ? null : reading;
}

/**
 * Which old encoding a text is in by its words alone, and what it says; `null` when in doubt. The better of the two
 * readings must explain at least two words, or more words than it leaves unexplained.
 */
export function recogniseOld(text: string): OldReading | null {
  if (!mayBeOld(text)) return null;
  const [first, second] = [remembered.TCVN3(text), remembered.VNI(text)];
  const best = second.evidence > first.evidence ? second : first;
  return best.evidence >= 2 && best.evidence > best.doubtful && best.text !== text ? best : null;
}
