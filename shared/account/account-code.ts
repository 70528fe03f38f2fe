/**
 * The code that lets a person set the password of her account: 15 random signs and one that checks them, written in
 * four groups. The signs leave out 0, 1, I, L and O, which are mistaken for each other when they are read out.
 */
export const codeSigns = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
/** Random signs of a code: 15 × log2(31) = 74 bits. */
export const randomSigns = 15;

/**
 * The sign that checks the others. Weights that differ modulo a prime find every single wrong sign and every two that
 * were exchanged: a slip of the finger is told from a code that nobody gave.
 */
export function checkSign(signs: string): string {
  let sum = 0;
  for (const [index, sign] of [...signs].entries()) sum += (index + 2) * codeSigns.indexOf(sign);
  return codeSigns.charAt(sum % codeSigns.length);
}

/** "ABCDEFGHJKMNPQRS" → "ABCD-EFGH-JKMN-PQRS" */
export function showCode(code: string): string {
  return (code.match(/.{1,4}/gu) ?? []).join('-');
}

/** The code in what a person typed or pasted (any case, spaces, dashes, the whole link); `null` when it is none. */
export function readCode(text: string): string | null {
  const normal = text.normalize('NFKC');
  const typed = /[?&]ma=([^&#\s]*)/iu.exec(normal)?.[1] ?? normal;
  const code = typed.toUpperCase().replace(/[\s\p{Pd}]/gu, '');
  if (code.length !== randomSigns + 1 || [...code].some((sign) => !codeSigns.includes(sign))) return null;
  return checkSign(code.slice(0, randomSigns)) === code.charAt(randomSigns) ? code : null;
}

/** Where a code is used on the province's page. Behind "#", so that it never reaches the logs of a server or proxy. */
export function codePath(code: string): string {
  return `/#/moi?ma=${showCode(code)}`;
}
