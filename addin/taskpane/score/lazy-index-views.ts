import { lazily } from '../shell/lazily.tsx';

/** Surveys and PAPI tables are seldom in front; the pane stands before they are fetched. */
export const surveyView = lazily(async () => (await import('./SurveyView.tsx')).SurveyView);
export const papiView = lazily(async () => (await import('./PapiView.tsx')).PapiView);
