import { normaliseText } from './normalise-text.ts';
import { rememberByText } from './remember-text.ts';

const plainAscii = /^[\x20-\x7e]*$/;
const combiningMarks = /[\u0300-\u036f]/g;

/**
 * The text without case and diacritics, for matching words however they were typed:
 * "Đơn vị  CHỦ TRÌ" and its NFD form both give "don vi chu tri". Spaces and dashes as in `normaliseText`.
 */
export const foldText: (text: string) => string = rememberByText((text) => {
  const normalised = normaliseText(text);
  if (plainAscii.test(normalised)) return normalised.toLowerCase();
  return normalised.normalize('NFD').replace(combiningMarks, '').toLowerCase().replace(/đ/g, 'd');
});
