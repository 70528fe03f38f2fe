import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPasswordProblem } from '#shared/account/password-policy.ts';

const account = { username: 'stp.cchc', displayName: 'Cán bộ CCHC Sở Tư pháp', agencyName: 'Sở Tư pháp' };
const problem = (password: string) => findPasswordProblem(password, account);

describe('a password', () => {
  it.each([
    ['ba con mèo trắng', null],
    ['Tr0ng-đầm-gì', null],
    ['4Kx9!mQ2vZ', null],
    ['hà nội mùa thu 2026', null],
    ['9384 7561 2048 3957', null],
    ['chín ký tự'.slice(0, 9), 'short'],
    ['a\u0302'.repeat(9), 'short'],
    ['đ'.repeat(201), 'long'],
    ['STP.CCHC2026', 'like-account'],
    ['Sở Tư pháp 123', 'like-account'],
    ['so tu phap so tu phap', 'like-account'],
    ['canbocchcsotuphap', 'like-account'],
    ['matkhau2026', 'common'],
    ['Mật khẩu 2026!', 'common'],
    ['P@ssw0rd2026', 'common'],
    ['passwordpassword', 'common'],
    ['matkhaumatkhau1', 'common'],
    ['anhyeuem2000', 'common'],
    ['1234567890', 'common'],
    ['9876543210', 'common'],
    ['0912345678', 'common'],
    ['01/01/1990 00', 'common'],
    ['qwertyuiop', 'common'],
    ['aaaaaaaaaaaa', 'common'],
    ['1212121212', 'common'],
    ['..........', 'common'],
  ])('%j: %s', (password, expected) => {
    expect(problem(password)).toBe(expected);
  });

  it('is judged alike however its diacritics are encoded', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 250 }), (password) => {
        expect(problem(password.normalize('NFD'))).toBe(problem(password.normalize('NFC')));
      }),
      { seed: 20_260_305 },
    );
  });
});
