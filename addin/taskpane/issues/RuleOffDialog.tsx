import { Button, Field, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { useId, useState, type ReactNode } from 'react';
import { findRule } from '#shared/check/rule-registry.ts';
import { usePane, usePaneState } from '../shell/pane-context.ts';
import { PaneDialog } from '../shell/PaneDialog.tsx';
import { words } from '../words.ts';
import { ruleTitle } from './rule-title.ts';

const useStyles = makeStyles({
  why: { color: tokens.colorNeutralForeground3 },
  choice: { display: 'flex', gap: tokens.spacingHorizontalS, alignItems: 'baseline' },
});

type Place = 'workbook' | 'province';

/** Asks why a rule is switched off, and for whom; without a reason it stays on. */
export function RuleOffDialog({ code }: { code: string }): ReactNode {
  const styles = useStyles();
  const { store, commands } = usePane();
  const [reason, setReason] = useState('');
  const [place, setPlace] = useState<Place>('workbook');
  const group = useId();
  const coordinator = usePaneState(
    ({ sync: { session } }) => session.status === 'signed-in' && session.account.role === 'province',
  );
  const rule = findRule(code);
  // A rule of errors may be hushed here where it only warns; for everybody it stays.
  const mayGoFurther = coordinator && rule !== null && rule.severity !== 'error';
  const close = (): void => store.dispatch({ type: 'dialog-closed' });
  const given = reason.trim();
  const places: readonly Place[] = ['workbook', 'province'];
  return (
    <PaneDialog
      title={words.rulesOff.title(ruleTitle(code))}
      onSubmit={() => {
        if (given === '') return;
        close();
        if (place === 'province') void commands.switchProvinceRule({ code, off: true, reason: given });
        else void commands.switchRuleOff(code, given);
      }}
      actions={
        <>
          <Button onClick={close}>{words.cancel}</Button>
          <Button type="submit" appearance="primary" disabled={given === ''}>
            {words.rulesOff.confirm}
          </Button>
        </>
      }
    >
      {rule && <div className={styles.why}>{rule.why}</div>}
      <div>{words.rulesOff.lead}</div>
      {mayGoFurther && (
        <div role="radiogroup" aria-label={words.rulesOff.where}>
          {places.map((name) => (
            <label key={name} className={styles.choice}>
              <input type="radio" name={group} checked={place === name} onChange={() => setPlace(name)} />
              {words.rulesOff[name]}
            </label>
          ))}
        </div>
      )}
      <Field label={words.rulesOff.reason} hint={words.issues.setAsideHint} required>
        <Textarea value={reason} rows={3} maxLength={500} autoFocus onChange={(_, { value }) => setReason(value)} />
      </Field>
    </PaneDialog>
  );
}
