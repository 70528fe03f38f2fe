import type { SurveyWishes } from '#shared/score/survey-table.ts';
import { withExcel, type PaneServices } from './pane-services.ts';

/** How the workbook wants the survey of a sheet worked out; empty where nobody said. */
export async function loadSurveySettings(services: PaneServices, sheetId: string): Promise<SurveyWishes> {
  const notes = await withExcel(services, () => services.memory.load());
  const known = notes?.surveys.find((survey) => survey.sheetId === sheetId);
  return known
    ? { method: known.method, average: known.average, ...(known.answers && { answers: known.answers }) }
    : {};
}

/** Keeps it in the workbook. */
export async function saveSurveySettings(services: PaneServices, sheetId: string, wishes: SurveyWishes): Promise<void> {
  const { method = 'weights', average = 'answers', answers } = wishes;
  const entry = { sheetId, method, average, answers: answers ? [...answers] : null };
  await withExcel(services, () =>
    services.memory.update((notes) => ({
      ...notes,
      surveys: [...notes.surveys.filter((other) => other.sheetId !== sheetId), entry],
    })),
  );
}
