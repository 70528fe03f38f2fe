import { normaliseText } from '../text/normalise-text.ts';

const between = ' | ';

/**
 * The group of each question: the header row above the questions that gathers several of them, else the numbering
 * ("1.1", "1.2", "2.1"). `null` throughout where neither divides the questions.
 *
 * @param texts headers of the questions, rows joined by " | "
 */
export function groupsOfHeaders(texts: readonly string[]): (string | null)[] {
  const paths = texts.map((text) => text.split(between));
  const deepest = Math.max(0, ...paths.map((path) => path.length - 1));
  for (let level = 0; level < deepest; level++) {
    const names = paths.map((path) => (path.length - 1 > level ? normaliseText(path[level]!) : null));
    if (divides(names)) return names;
  }
  return groupsOfCodes(paths.map((path) => path.map(codeOf).find((code) => code !== null) ?? null));
}

/** The group that the codes of questions tell: "1.2" stands in group 1. */
export function groupsOfCodes(codes: readonly (string | null)[]): (string | null)[] {
  const names = codes.map((code) => {
    const parent = code === null ? null : /^(.+)\.\d{1,2}$/.exec(code)?.[1];
    return parent === null || parent === undefined ? null : `Nhóm ${parent}`;
  });
  return divides(names) ? names : names.map(() => null);
}

/** "Câu 1.2. Nơi ngồi chờ" → "1.2" */
export function codeOf(text: string): string | null {
  return (
    /^\s*(?:câu(?: hỏi)?|c|q)?\s*\.?\s*(\d{1,2}\.\d{1,2}(?:\.\d{1,2})?)(?!\d)/iu.exec(normaliseText(text))?.[1] ?? null
  );
}

/** Names divide questions when there are several of them and they gather more than one question each on the whole. */
function divides(names: readonly (string | null)[]): boolean {
  const distinct = new Set(names.filter((name) => name !== null));
  return distinct.size > 1 && distinct.size < names.filter((name) => name !== null).length;
}
