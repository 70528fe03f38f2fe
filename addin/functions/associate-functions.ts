import { deadlineDay, explainScore, scoreByRule } from './sheet-functions.ts';

/** The functions by the ids of addin/public/functions.json, which is what Excel knows of them. */
export const sheetFunctions = { DIEM: scoreByRule, GIAITHICH: explainScore, HAN: deadlineDay } as const;

/** The part of office.js that custom functions of a shared runtime meet. */
interface CustomFunctionsGlobal {
  associate(id: string, work: (...given: never[]) => unknown): void;
}

declare global {
  // Absent from Excel that knows no custom functions; the pane works there all the same.
  var CustomFunctions: CustomFunctionsGlobal | undefined;
}

/** Tells Excel which code answers `=BANGDIEM.…`. To be called once, in the page that the shared runtime runs. */
export function associateFunctions(): void {
  for (const [id, work] of Object.entries(sheetFunctions)) globalThis.CustomFunctions?.associate(id, work);
}
