import { Button, MessageBar, MessageBarBody, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import { TableAdd20Regular } from '@fluentui/react-icons/svg/table-add';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { surveyPage } from '#shared/score/survey-page.ts';
import { scoreSurveys, type SurveyTableScore, type SurveyWishes } from '#shared/score/survey-table.ts';
import type { SheetReading } from '#shared/sheet/sheet-table.ts';
import { usePane, usePaneState } from '../shell/pane-context.ts';
import { surveyWords as words } from './survey-words.ts';
import { SurveyFigures } from './SurveyFigures.tsx';
import { SurveyWeights } from './SurveyWeights.tsx';

const useStyles = makeStyles({
  part: { padding: tokens.spacingHorizontalM, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  line: {
    display: 'flex',
    alignItems: 'baseline',
    justifyContent: 'space-between',
    flexWrap: 'wrap',
    columnGap: '8px',
  },
  figure: {
    fontSize: tokens.fontSizeHero700,
    lineHeight: tokens.lineHeightHero700,
    fontWeight: tokens.fontWeightSemibold,
  },
  aside: { color: tokens.colorNeutralForeground2 },
});

interface SurveyViewProps {
  readonly sheetId: string;
  readonly reading: SheetReading;
}

/** A survey worked out: the index, how it is worked out, groups and questions, weakest first. */
export function SurveyView({ sheetId, reading }: SurveyViewProps): ReactNode {
  const { commands } = usePane();
  const [wishes, setWishes] = useState<SurveyWishes>({});
  useEffect(() => {
    let gone = false;
    void commands.loadSurveySettings(sheetId).then((known) => gone || setWishes(known));
    return () => {
      gone = true;
    };
  }, [commands, sheetId]);
  const scores = useMemo(() => scoreSurveys(reading, wishes), [reading, wishes]);
  const change = (wish: SurveyWishes): void => {
    const next = { ...wishes, ...wish };
    setWishes(next);
    void commands.saveSurveySettings(sheetId, next);
  };
  return scores.map((score) => <Survey key={score.rows.top} {...{ score, reading }} onChange={change} />);
}

interface SurveyProps {
  readonly score: SurveyTableScore;
  readonly reading: SheetReading;
  readonly onChange: (wish: SurveyWishes) => void;
}

function Survey({ score, reading, onChange }: SurveyProps): ReactNode {
  const styles = useStyles();
  const { commands } = usePane();
  const busy = usePaneState((state) => state.busy !== null);
  const { index, settings, forms, blankAnswers, invalidAnswers, groups, example } = score;
  const facts = [
    forms === null ? null : words.forms(forms),
    words.valid(index.validAnswers),
    blankAnswers > 0 ? words.blank(blankAnswers) : null,
    invalidAnswers > 0 ? words.invalid(invalidAnswers) : null,
  ].filter((fact) => fact !== null);
  return (
    <>
      <div className={styles.part}>
        <div className={styles.line}>
          <span>{words.index}</span>
          <span className={styles.figure}>{words.percent(index.percent)}</span>
        </div>
        <div className={styles.aside}>{facts.join(' · ')}</div>
        <RadioGroup
          layout="horizontal"
          aria-label={words.method}
          value={settings.method}
          onChange={(_, { value }) => onChange({ method: value === 'satisfied' ? 'satisfied' : 'weights' })}
        >
          <Radio value="weights" label={words.byWeights} />
          <Radio value="satisfied" label={words.bySatisfied} />
        </RadioGroup>
        <RadioGroup
          aria-label={words.average}
          value={settings.average}
          disabled={groups.length === 0}
          onChange={(_, { value }) => onChange({ average: value === 'groups' ? 'groups' : 'answers' })}
        >
          <Radio value="answers" label={words.byAnswers} />
          <Radio value="groups" label={words.byGroups} />
        </RadioGroup>
        {groups.length === 0 && <div className={styles.aside}>{words.noGroups}</div>}
        {example && (
          <MessageBar intent="warning" layout="multiline">
            <MessageBarBody>{words.example}</MessageBarBody>
          </MessageBar>
        )}
        <SurveyWeights settings={settings} onChange={(answers) => onChange({ answers })} />
        <Button
          icon={<TableAdd20Regular />}
          disabled={busy}
          onClick={() =>
            void commands.writePage(
              surveyPage(score, reading.name, reading.facts.title ?? reading.name),
              words.sheetMade,
            )
          }
        >
          {words.makeSheet}
        </Button>
      </div>
      <SurveyFigures score={score} />
    </>
  );
}
