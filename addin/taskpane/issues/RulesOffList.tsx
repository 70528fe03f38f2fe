import { Button, Link, makeStyles, tokens } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import { formatInstant } from '../format.ts';
import { usePane, usePaneState } from '../shell/pane-context.ts';
import { words } from '../words.ts';
import { ruleTitle } from './rule-title.ts';

const useStyles = makeStyles({
  box: {
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  list: { listStyleType: 'none', margin: 0, padding: `${tokens.spacingVerticalS} 0 0` },
  item: {
    padding: `${tokens.spacingVerticalXS} 0`,
    display: 'flex',
    gap: tokens.spacingHorizontalS,
    alignItems: 'flex-start',
  },
  text: { flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' },
  reason: { color: tokens.colorNeutralForeground3 },
});

/** Rules that the workbook or the province switched off, with the reason, and the way back for who may take it. */
export function RulesOffList(): ReactNode {
  const { commands } = usePane();
  const inWorkbook = usePaneState(({ sheet }) => (sheet.status === 'ready' ? sheet.rulesOff : null));
  const ofProvince = usePaneState(({ province }) => province?.rulesOff ?? null);
  const coordinator = usePaneState(
    ({ sync: { session } }) => session.status === 'signed-in' && session.account.role === 'province',
  );
  return (
    <>
      {inWorkbook !== null && inWorkbook.length > 0 && (
        <RuleList
          title={words.rulesOff.workbookList(inWorkbook.length)}
          rules={inWorkbook}
          onSwitchOn={(code) => void commands.switchRuleOn(code)}
        />
      )}
      {ofProvince !== null && ofProvince.length > 0 && (
        <RuleList
          title={words.rulesOff.provinceList(ofProvince.length)}
          rules={ofProvince.map(({ code, reason, author, at }) => ({
            code,
            reason,
            by: words.rulesOff.by(author, formatInstant(at)),
          }))}
          onSwitchOn={
            coordinator
              ? (code) => void commands.switchProvinceRule({ code, off: false, reason: words.rulesOff.backOnReason })
              : null
          }
        />
      )}
    </>
  );
}

interface RuleListProps {
  readonly title: string;
  readonly rules: readonly { readonly code: string; readonly reason: string; readonly by?: string }[];
  readonly onSwitchOn: ((code: string) => void) | null;
}

function RuleList({ title, rules, onSwitchOn }: RuleListProps): ReactNode {
  const styles = useStyles();
  const [open, setOpen] = useState(false);
  return (
    <div className={styles.box}>
      <Link as="button" aria-expanded={open} onClick={() => setOpen(!open)}>
        {title}
      </Link>
      {open && (
        <ul className={styles.list}>
          {rules.map(({ code, reason, by }) => (
            <li key={code} className={styles.item}>
              <span className={styles.text}>
                {ruleTitle(code)}
                <div className={styles.reason}>{words.issues.reason(reason)}</div>
                {by !== undefined && <div className={styles.reason}>{by}</div>}
              </span>
              {onSwitchOn && (
                <Button size="small" appearance="subtle" onClick={() => onSwitchOn(code)}>
                  {words.rulesOff.switchOn}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
