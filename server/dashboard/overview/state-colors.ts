import { tokens } from '@fluentui/react-components';
import type { TaskState } from '#shared/api/overview-api.ts';

/** The order states are stacked and listed in, and their colours; a word always stands beside the colour. */
export const shownStates: readonly TaskState[] = ['done', 'inProgress', 'nearDue', 'late', 'notReported', 'cancelled'];

export const stateColors: Readonly<Record<TaskState, string>> = {
  done: tokens.colorPaletteGreenBackground3,
  inProgress: tokens.colorBrandBackground,
  nearDue: tokens.colorPaletteMarigoldBackground3,
  late: tokens.colorPaletteRedBackground3,
  notReported: tokens.colorNeutralStroke1,
  cancelled: tokens.colorNeutralStrokeAccessible,
};
