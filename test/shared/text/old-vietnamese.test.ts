import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import plan from '../../../examples/data/plan-bacninh-167.json';
import { oldFontOf, readOld, recogniseOld } from '#shared/text/old-vietnamese.ts';
import { readTcvn3 } from '#shared/text/tcvn3.ts';
import { isVietnameseSyllable } from '#shared/text/vietnamese-syllable.ts';
import { readVni } from '#shared/text/vni-windows.ts';
import { toTcvn3, toVni, vietnameseLetters } from '#test/support/old-encoders.ts';

const seed = 20_260_112;
const planTexts = [
  ...new Set(plan.rows.flatMap((row): unknown[] => Object.values(row)).filter((cell) => typeof cell === 'string')),
];
/** Syllables of a real plan, as people type them. */
const syllables = [
  ...new Set(
    planTexts
      .join(' ')
      .normalize('NFC')
      .match(/\p{L}+/gu) ?? [],
  ),
].filter((word) => isVietnameseSyllable(word) && /[^\u0000-\u007f]/u.test(word));
const sentence = fc.array(fc.constantFrom(...syllables), { minLength: 3, maxLength: 12 }).map((all) => all.join(' '));

describe('TCVN3', () => {
  it.each(vietnameseLetters)('has the letter %s', (letter) => {
    expect(toTcvn3(letter)).toHaveLength(1);
    expect(readTcvn3(toTcvn3(letter))).toBe(letter);
  });

  it.each([...'ĂÂĐÊÔƠƯ'])('has the capital %s', (letter) => {
    expect(readTcvn3(toTcvn3(letter))).toBe(letter);
  });

  it('reads back what was written', () => {
    const text = fc.array(fc.constantFrom(...vietnameseLetters, ...'abcxyzĂÂĐÊÔƠƯABC 123.,;()/-\n'), { maxLength: 60 });
    fc.assert(
      fc.property(text, (letters) => {
        expect(readTcvn3(toTcvn3(letters.join('')))).toBe(letters.join(''));
      }),
      { seed, numRuns: 500 },
    );
  });

  it('reads a font of capitals as capitals', () => {
    fc.assert(
      fc.property(sentence, (text) => {
        const font = oldFontOf('.VnTimeH')!;
        expect(readOld(toTcvn3(text.toLowerCase()), font)?.text).toBe(text.toUpperCase());
      }),
      { seed, numRuns: 300 },
    );
  });

  it.each([
    ['CéNG HßA X· HéI CHñ NGHÜA VIÖT NAM', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
    ['Uû ban nh©n d©n tØnh', 'Uỷ ban nhân dân tỉnh'],
    ['H§ND, UBND x·, ph­êng', 'HĐND, UBND xã, phường'],
    ['QuyÕt ®Þnh sè 12/Q§-UBND ngµy 10/01/2026', 'Quyết định số 12/QĐ-UBND ngày 10/01/2026'],
    ['DiÖn tÝch 12 m², nhiÖt ®é 30 °C', 'Diện tích 12 m², nhiệt độ 30 °C'],
    ['· Rµ so¸t 3 × 4 thñ tôc', '· Rà soát 3 × 4 thủ tục'],
  ])('reads %j', (old, text) => expect(recogniseOld(old)).toMatchObject({ encoding: 'TCVN3', text }));
});

describe('VNI', () => {
  it.each([...vietnameseLetters, ...vietnameseLetters.map((letter) => letter.toUpperCase())])(
    'has the letter %s',
    (letter) => expect(readVni(toVni(letter))).toBe(letter),
  );

  it('reads back any words, small and capital', () => {
    fc.assert(
      fc.property(sentence, fc.boolean(), (text, shout) => {
        const written = shout ? text.toUpperCase() : text;
        expect(readVni(toVni(written))).toBe(written);
      }),
      { seed, numRuns: 500 },
    );
  });

  it('takes a small mark behind a capital letter', () => expect(readVni('Aùn COäNG')).toBe('Án CỘNG'));

  it('keeps a mark that fits no letter', () => expect(readVni('xù eê')).toBe('xù eê'));
});

describe('recognising the encoding of a text', () => {
  it('tells both encodings by three words', () => {
    fc.assert(
      fc.property(sentence, (text) => {
        const [tcvn3, vni] = [recogniseOld(toTcvn3(text)), recogniseOld(toVni(text))];
        // A few sentences are made of words that read as Vietnamese either way: nothing is said about them.
        if (tcvn3 !== null) expect(tcvn3.text.toLowerCase()).toBe(text.toLowerCase());
        if (vni !== null) expect(vni.text).toBe(text);
      }),
      { seed, numRuns: 1000 },
    );
  });

  it('recognises nearly every text of a real plan', () => {
    const long = planTexts.filter((text) => text.split(/\s+/u).length >= 6 && /[À-ỹ]/u.test(text));
    for (const encode of [toTcvn3, toVni]) {
      const wrong = long.filter(
        (text) => recogniseOld(encode(text))?.text.toLowerCase() !== text.normalize('NFC').toLowerCase(),
      );
      expect(wrong).toEqual([]);
    }
  });

  it('never touches Vietnamese of Unicode, composed or not', () => {
    for (const text of planTexts) {
      expect(recogniseOld(text)).toBeNull();
      expect(recogniseOld(text.normalize('NFD'))).toBeNull();
    }
    fc.assert(
      fc.property(sentence, (text) => {
        expect(recogniseOld(text)).toBeNull();
      }),
      { seed, numRuns: 500 },
    );
  });

  it.each([
    '',
    'STT',
    'Plan 2026',
    '0,5',
    'café, naïve, résumé, déjà vu',
    'señor, mañana, año',
    'São Paulo, Müller, Noël, Zoë, Ångström',
    '12 m² · 30 °C · 5 µm · 3 × 4 = 12',
    '© 2026 ® ™',
    '«C¶i» trộn với chữ Unicode: Sở Nội vụ',
    'hoà bình, công tác, thông tin',
    'là và có',
    'Quy mô vừa, chi phí 50%',
    'ÀÁÂÃ',
    'œuvre, cœur, Straße, fjørd',
  ])('leaves %j alone', (text) => expect(recogniseOld(text)).toBeNull());

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => void recogniseOld(text)),
      { seed, numRuns: 1000 },
    );
  });
});

describe('fonts', () => {
  it.each([
    ['.VnTime', 'TCVN3', false],
    ['.VnTimeH', 'TCVN3', true],
    ['.vntime', 'TCVN3', false],
    ['.VnArial NarrowH', 'TCVN3', true],
    ['VNI-Times', 'VNI', false],
    ['VNI Helve', 'VNI', false],
  ] as const)('%s is of an old encoding', (name, encoding, capitals) => {
    expect(oldFontOf(name)).toEqual({ encoding, capitals });
  });

  it.each(['Times New Roman', 'Arial', 'Calibri', '', 'Vni', 'Vnexpress'])('%j is of Unicode', (name) => {
    expect(oldFontOf(name)).toBeNull();
  });
});
