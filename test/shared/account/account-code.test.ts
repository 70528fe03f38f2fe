import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkSign, codePath, codeSigns, randomSigns, readCode, showCode } from '#shared/account/account-code.ts';
import { makeCode } from '#server/accounts/account-code.ts';

const seed = 20_260_305;
const code = fc
  .array(fc.constantFrom(...codeSigns), { minLength: randomSigns, maxLength: randomSigns })
  .map((signs) => signs.join('') + checkSign(signs.join('')));

describe('a code', () => {
  it('is read however it was typed or pasted', () => {
    fc.assert(
      fc.property(code, (value) => {
        const shown = showCode(value);
        const typed = [value, shown, shown.toLowerCase(), ` ${shown.replaceAll('-', ' – ')}\n`];
        const pasted = [codePath(value), `https://tinh.example${codePath(value)}`, `?x=1&ma=${shown}#y`];
        for (const text of [...typed, ...pasted]) expect(readCode(text)).toBe(value);
      }),
      { seed },
    );
  });

  it('with one wrong sign, or two beside each other exchanged, is told from another code', () => {
    fc.assert(
      fc.property(code, fc.nat(randomSigns), fc.constantFrom(...codeSigns), (value, at, sign) => {
        const wrong = value.slice(0, at) + sign + value.slice(at + 1);
        expect(readCode(wrong)).toBe(sign === value.charAt(at) ? value : null);
        if (at === randomSigns) return;
        const [a, b] = [value.charAt(at), value.charAt(at + 1)];
        const exchanged = value.slice(0, at) + b + a + value.slice(at + 2);
        // The checking sign itself may stand for what it changes places with.
        if (a !== b && at < randomSigns - 1) expect(readCode(exchanged)).toBeNull();
      }),
      { seed },
    );
  });

  it.each(['', 'ABCD', '0000-0000-0000-0000', 'Mã của tôi', 'x'.repeat(100_000), '?ma='])('is not %j', (text) => {
    expect(readCode(text.slice(0, 500))).toBeNull();
  });

  it('is made new each time, of the signs that are told apart', () => {
    const made = new Set(Array.from({ length: 500 }, makeCode));
    expect(made.size).toBe(500);
    for (const each of made) expect(readCode(each)).toBe(each);
  });
});
