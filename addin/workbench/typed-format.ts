/** Whether a number format shows days. */
export function isDateFormat(pattern: string): boolean {
  return /[dy]/i.test(pattern.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''));
}

/** The format an entry gives its cell: a cell that has a fitting one, a day typed over a day, keeps its own. */
export function formatFor(current: string | undefined, typed: string | undefined): string | undefined {
  if (typed === undefined || current === undefined || current === 'General') return typed;
  if (isDateFormat(typed)) return isDateFormat(current) ? undefined : typed;
  return current.includes('%') ? undefined : typed;
}
