import type { Account } from '../api/account-api.ts';

/** Fewest and most characters of a password. */
export const shortestPassword = 10;
export const longestPassword = 200;

export type PasswordProblem = 'short' | 'long' | 'like-account' | 'common';

/** What is wrong with a password and what to do, Vietnamese. */
export const passwordProblemWords: Readonly<Record<PasswordProblem, string>> = {
  short: `Mật khẩu cần ít nhất ${shortestPassword} ký tự. Một câu ngắn dễ nhớ, có dấu cách, là cách tốt.`,
  long: `Mật khẩu dài quá ${longestPassword} ký tự. Rút ngắn lại.`,
  'like-account': 'Mật khẩu gần như trùng tên đăng nhập hoặc tên cơ quan nên dễ bị đoán. Chọn mật khẩu khác.',
  common: 'Mật khẩu này dễ bị đoán: từ quen dùng, dãy phím liền nhau hoặc toàn chữ số. Chọn mật khẩu khác.',
};

/** Words that people make passwords of, without diacritics, spaces and digits. */
const weakWords: ReadonlySet<string> = new Set(
  `matkhau matkhaumoi matma password passwd pass admin administrator quantri quantrivien taikhoan dangnhap login
  welcome xinchao letmein secret master superman batman dragon monkey princess football baseball sunshine
  iloveyou anhyeuem emyeuanh yeuem yeuanh toiyeuem toiyeuvietnam vietnam vietnammuonnam conyeubo conyeume giadinh
  hanoi saigon hochiminh danang haiphong cantho bacninh quangninh cachmang dangcongsan canbo congchuc vienchuc
  cchc caicachhanhchinh parindex sipas papi bangdiem bangdiemcchc tinh ubnd ubndtinh uybannhandan soyte
  sonoivu sotuphap sotaichinh vanphong lanhdao chuyenvien nguoidung user test demo abc abcd abcdef abcxyz
  changeme doimatkhau thaydoi default macdinh qwerty qwertyuiop asdfgh asdfghjkl zxcvbn zxcvbnm`.split(/\s+/u),
);
const keyRuns = ['01234567890123456789', '1234567890', 'qwertyuiopasdfghjklzxcvbnm', 'abcdefghijklmnopqrstuvwxyz'];
/** Signs that stand for letters in "p@ssw0rd". */
const disguised: Readonly<Record<string, string>> = { '@': 'a', '0': 'o', '1': 'i', '3': 'e', $: 's', '5': 's' };

/** As `foldText` of texts, which remembers what it folded: a password must not stay in memory. */
function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd');
}

function bare(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]/gu, '');
}

function letters(text: string): string {
  return bare(text).replace(/\p{N}/gu, '');
}

function isRepeated(word: string): boolean {
  // A word written several times is found again in itself doubled, before its own end.
  const period = (word + word).indexOf(word, 1);
  return weakWords.has(word.slice(0, period));
}

function isKeyRun(text: string): boolean {
  const back = [...text].reverse().join('');
  return keyRuns.some((run) => run.includes(text) || run.includes(back));
}

function isCommon(password: string): boolean {
  const whole = bare(password);
  if (new Set(whole).size < 4 || isKeyRun(whole)) return true;
  // Birthdays and telephone numbers.
  if (/^\p{N}+$/u.test(whole) && whole.length < 16) return true;
  // A year at the end is no disguise.
  const open = [...fold(password).replace(/[^\p{L}@$]+$/u, '')].map((sign) => disguised[sign] ?? sign).join('');
  return [letters(password), letters(open)].some((word) => word.length > 0 && (isRepeated(word) || isKeyRun(word)));
}

type Names = Pick<Account, 'username' | 'displayName' | 'agencyName'>;

function isLikeAccount(password: string, { username, displayName, agencyName }: Names): boolean {
  const whole = bare(password);
  if (whole === bare(username)) return true;
  const word = letters(password);
  const names = [username, displayName, agencyName ?? ''].map(letters).filter((name) => name !== '');
  return names.some((name) => word === name || word === name + name);
}

/**
 * Why a password is not good enough for an account; `null` when it is. Length counts characters after NFC, so that one
 * keyboard does not make a password longer than another.
 */
export function findPasswordProblem(password: string, account: Names): PasswordProblem | null {
  const length = [...password.normalize('NFC')].length;
  if (length < shortestPassword) return 'short';
  if (length > longestPassword) return 'long';
  if (isLikeAccount(password, account)) return 'like-account';
  return isCommon(password) ? 'common' : null;
}
