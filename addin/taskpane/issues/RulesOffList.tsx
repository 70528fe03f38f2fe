import type { ReactNode } from 'react';
import { formatInstant } from '../format.ts';
import { usePane, usePaneState } from '../shell/pane-context.ts';
import { words } from '../words.ts';
import { FoldedList } from './FoldedList.tsx';
import { ruleTitle } from './rule-title.ts';

/** Rules that the workbook or the province switched off, with the reason, and the way back for who may take it. */
export function RulesOffList(): ReactNode {
  const { commands } = usePane();
  const inWorkbook = usePaneState(({ sheet }) => (sheet.status === 'ready' ? sheet.rulesOff : null)) ?? [];
  const ofProvince = usePaneState(({ province }) => province?.rulesOff ?? null) ?? [];
  const coordinator = usePaneState(
    ({ sync: { session } }) => session.status === 'signed-in' && session.account.role === 'province',
  );
  return (
    <>
      <FoldedList
        title={words.rulesOff.workbookList(inWorkbook.length)}
        back={words.rulesOff.switchOn}
        items={inWorkbook.map(({ code, reason }) => ({
          key: code,
          text: ruleTitle(code),
          asides: [words.issues.reason(reason)],
          onBack: () => void commands.switchRuleOn(code),
        }))}
      />
      <FoldedList
        title={words.rulesOff.provinceList(ofProvince.length)}
        back={words.rulesOff.switchOn}
        items={ofProvince.map(({ code, reason, author, at }) => ({
          key: code,
          text: ruleTitle(code),
          asides: [words.issues.reason(reason), words.rulesOff.by(author, formatInstant(at))],
          onBack: coordinator
            ? () => void commands.switchProvinceRule({ code, off: false, reason: words.rulesOff.backOnReason })
            : null,
        }))}
      />
    </>
  );
}
