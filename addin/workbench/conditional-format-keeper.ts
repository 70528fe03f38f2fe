import { CommandType, ICommandService, Tools, type ICommandInfo, type Injector, type IRange } from '@univerjs/core';
import {
  ConditionalFormattingRuleModel,
  DeleteConditionalRuleMutation,
  SetConditionalRuleMutation,
  type IConditionFormattingRule,
} from '@univerjs/preset-sheets-conditional-formatting';
import { moveConditionalFormat, type LineChange } from './file/move-conditional-format.ts';

interface PendingChange {
  readonly unitId: string;
  readonly sheetId: string;
  rules: IConditionFormattingRule[];
}

interface LineParams {
  readonly unitId: string;
  readonly subUnitId: string;
  readonly range: IRange;
}

function readChange(command: Readonly<ICommandInfo>): LineChange | null {
  const { range } = (command.params ?? {}) as Partial<LineParams>;
  if (!range) return null;
  const rows = range.endRow - range.startRow + 1;
  const columns = range.endColumn - range.startColumn + 1;
  switch (command.id) {
    case 'sheet.mutation.insert-row':
      return { vertical: true, start: range.startRow, count: rows };
    case 'sheet.mutation.remove-rows':
      return { vertical: true, start: range.startRow, count: -rows };
    case 'sheet.mutation.insert-col':
      return { vertical: false, start: range.startColumn, count: columns };
    case 'sheet.mutation.remove-col':
      return { vertical: false, start: range.startColumn, count: -columns };
    default:
      return null;
  }
}

/**
 * Keeps conditional formats with their cells when rows or columns are inserted or removed. The grid does that itself, but
 * cuts rules in two and moves the formula of the second one line too far; here its result is replaced by Excel's.
 *
 * @returns the function that stops it.
 */
export function keepConditionalFormats(injector: Injector): () => void {
  const commands = injector.get(ICommandService);
  const model = injector.get(ConditionalFormattingRuleModel);
  let pending: PendingChange | null = null;
  /** Rules known before a change. The grid may bring one of them back by undoing, but one it invents is half of another. */
  const seen = new Set<string>();

  const settle = () => {
    const change = pending;
    pending = null;
    if (!change) return;
    const { unitId, sheetId: subUnitId, rules } = change;
    const expected = new Map(rules.map((rule) => [rule.cfId, rule]));
    for (const rule of [...(model.getSubunitRules(unitId, subUnitId) ?? [])]) {
      const wanted = expected.get(rule.cfId);
      if (!wanted) {
        if (seen.has(rule.cfId)) continue;
        commands.syncExecuteCommand(DeleteConditionalRuleMutation.id, { unitId, subUnitId, cfId: rule.cfId });
      } else if (JSON.stringify(wanted) !== JSON.stringify(rule)) {
        commands.syncExecuteCommand(SetConditionalRuleMutation.id, {
          unitId,
          subUnitId,
          cfId: rule.cfId,
          rule: wanted,
        });
      }
    }
  };

  // The grid moves its rules within the command that inserts or removes; when that is done, they can be set right.
  const finished = commands.onCommandExecuted((command) => {
    if (command.type === CommandType.COMMAND) settle();
  });
  const started = commands.beforeCommandExecuted((command) => {
    const change = readChange(command);
    if (!change) return;
    const { unitId, subUnitId: sheetId } = command.params as LineParams;
    if (pending && pending.sheetId !== sheetId) settle();
    if (!pending) {
      const rules = Tools.deepClone(model.getSubunitRules(unitId, sheetId) ?? []);
      for (const rule of rules) seen.add(rule.cfId);
      pending = { unitId, sheetId, rules };
    }
    pending.rules = pending.rules.map((rule) => moveConditionalFormat(rule, change)).filter((rule) => rule !== null);
  });
  return () => {
    started.dispose();
    finished.dispose();
  };
}
