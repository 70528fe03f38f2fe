import { trimText } from '../text/normalise-text.ts';

/**
 * Who wrote something, as parts of one line: the name, and the agency where the name does not say it already ("Cán bộ
 * CCHC Sở Tư pháp" stands alone).
 */
export function bylineOf(author: string, agencyName: string | null): readonly string[] {
  const name = trimText(author);
  const agency = trimText(agencyName ?? '');
  const parts = saysWords(name, agency) ? [name] : [name, agency];
  return parts.filter((part) => part !== '');
}

/** Whether a text holds the words of another one after each other: whole words, whatever their case. */
function saysWords(text: string, sought: string): boolean {
  return spaced(text).includes(spaced(sought));
}

function spaced(text: string): string {
  const words = text.toLocaleLowerCase('vi').split(/[^\p{L}\p{N}]+/u);
  return ` ${words.filter((word) => word !== '').join(' ')} `;
}
