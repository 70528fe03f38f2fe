import { Badge, Button, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { useCallback, useEffect, useState, type ReactNode } from 'react';
import type { ApiResult } from '#addin/api/request-json.ts';
import type { CriteriaSetsAnswer, CriteriaSetSummary } from '#shared/api/criteria-set-api.ts';
import { usePane } from '../shell/pane-context.ts';
import { PaneDialog } from '../shell/PaneDialog.tsx';
import { words } from '../words.ts';

const useStyles = makeStyles({
  set: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  name: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

/** The criteria sets of the server; one click opens the ready workbook of a set. */
export function NewWorkbookDialog(): ReactNode {
  const styles = useStyles();
  const { store, commands } = usePane();
  const [answer, setAnswer] = useState<ApiResult<CriteriaSetsAnswer> | null>(null);
  const [creating, setCreating] = useState<string | null>(null);
  const close = (): void => store.dispatch({ type: 'dialog-closed' });

  const load = useCallback(() => {
    let gone = false;
    void commands.listCriteriaSets().then((result) => gone || setAnswer(result));
    return () => {
      gone = true;
    };
  }, [commands]);
  useEffect(load, [load]);

  const create = async (set: CriteriaSetSummary): Promise<void> => {
    setCreating(set.id);
    await commands.createFromTemplate(set);
    close();
  };
  return (
    <PaneDialog title={words.template.title} actions={<Button onClick={close}>{words.close}</Button>}>
      <div>{words.template.intro}</div>
      {answer === null && <Spinner size="small" label={words.template.loading} />}
      {answer?.ok === false && (
        <div role="alert">
          {answer.message} <Button onClick={() => void load()}>{words.retry}</Button>
        </div>
      )}
      {answer?.ok === true && answer.value.sets.length === 0 && <div>{words.template.none}</div>}
      {answer?.ok === true &&
        answer.value.sets.map((set) => (
          <section key={set.id} className={styles.set} aria-label={set.name}>
            <div className={styles.name}>{set.name}</div>
            {set.illustrative && <Badge appearance="outline">{words.template.illustrative}</Badge>}
            <div className={styles.quiet}>{set.totals}</div>
            {set.note !== null && <div className={styles.quiet}>{set.note}</div>}
            <Button appearance="primary" size="small" disabled={creating !== null} onClick={() => void create(set)}>
              {creating === set.id ? words.template.creating : words.template.create}
            </Button>
          </section>
        ))}
    </PaneDialog>
  );
}
