import { words } from '../words.ts';
import { withExcel, type PaneServices } from './pane-services.ts';

/** Switches a warning or hint off for this workbook; the reason is kept in it, where the next reader finds it. */
export async function switchRuleOff(services: PaneServices, code: string, reason: string): Promise<void> {
  await withExcel(services, () =>
    services.memory.update((notes) => ({
      ...notes,
      rulesOff: [...notes.rulesOff.filter((other) => other.code !== code), { code, reason }],
    })),
  );
  await services.refresh();
}

/** Switches a rule of this workbook on again. */
export async function switchRuleOn(services: PaneServices, code: string): Promise<void> {
  await withExcel(services, () =>
    services.memory.update((notes) => ({
      ...notes,
      rulesOff: notes.rulesOff.filter((other) => other.code !== code),
    })),
  );
  services.store.dispatch({
    type: 'notice-shown',
    notice: { intent: 'info', message: words.rulesOff.switchedOn, retry: null },
  });
  await services.refresh();
}
