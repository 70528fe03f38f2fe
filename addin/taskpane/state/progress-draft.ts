import { parseNumber } from '#shared/text/parse-number.ts';
import type { PlanRecord } from '#shared/sheet/sheet-record.ts';
import type { ProgressField } from './progress-columns.ts';
import { progressFields } from './progress-columns.ts';

/** What was typed into the card, as typed; a field without an entry was not touched. */
export type ProgressDraft = Readonly<Partial<Record<ProgressField, string>>>;

/** "50", "50,5", "50 %" or blank → a percentage between 0 and 100. */
export function readPercent(
  text: string,
): { readonly ok: true; readonly value: number | null } | { readonly ok: false } {
  if (text.trim() === '') return { ok: true, value: null };
  const value = parseNumber(text.trim());
  return value === null || value < 0 || value > 100 ? { ok: false } : { ok: true, value };
}

/** The values that differ from the sheet, ready to write; `null` when one of them is not valid. */
export function changedProgress(
  record: PlanRecord,
  draft: ProgressDraft,
): Readonly<Partial<Record<ProgressField, string | number | null>>> | null {
  const changes: Partial<Record<ProgressField, string | number | null>> = {};
  for (const field of progressFields) {
    const typed = draft[field];
    if (typed === undefined) continue;
    if (field === 'percent') {
      const percent = readPercent(typed);
      if (!percent.ok) return null;
      if (percent.value !== record.percent) changes.percent = percent.value;
      continue;
    }
    const text = typed.trim() === '' ? null : typed.trim();
    if (text !== record[field]) changes[field] = text;
  }
  return changes;
}
