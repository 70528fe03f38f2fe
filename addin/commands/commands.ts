import { paneIntents, type PaneIntent, type PaneIntents } from './pane-intents.ts';

/** Ids of the ribbon buttons' actions, as the manifest names them, with what each asks of the pane. */
export const ribbonActions: Readonly<Record<string, PaneIntent>> = {
  checkSheet: 'check',
  scoreSheet: 'score',
  syncWorkbook: 'sync',
};

/**
 * Associates the ribbon buttons with their actions. To be called once, as early as the page can: a press that comes
 * before is lost. Each button opens the pane and tells it what to do. Answers whether the library could take them already.
 */
export function associateRibbonCommands(intents: PaneIntents = paneIntents): boolean {
  if (typeof Office === 'undefined' || typeof Office.actions?.associate !== 'function') return false;
  for (const [action, intent] of Object.entries(ribbonActions)) {
    Office.actions.associate(action, (event: Office.AddinCommands.Event) => runCommand(intent, intents, event));
  }
  return true;
}

/** Excel keeps the button busy until the event is completed, so that it is completed even if the pane cannot open. */
function runCommand(intent: PaneIntent, intents: PaneIntents, event: Office.AddinCommands.Event): void {
  intents.send(intent);
  void Office.addin.showAsTaskpane().finally(() => event.completed());
}
