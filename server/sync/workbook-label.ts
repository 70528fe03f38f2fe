import { trimText } from '#shared/text/normalise-text.ts';

/** Characters that draw nothing, or turn the direction of what follows: a label must not look like another one. */
const unseen = /[\p{Cc}\p{Cf}\p{Surrogate}]/gu;

/** What a workbook calls itself, as it is kept; `null` when nothing readable is left. */
export function cleanLabel(label: string | undefined): string | null {
  return label === undefined ? null : trimText(label.replace(unseen, ' ')).replace(/\s+/g, ' ') || null;
}
