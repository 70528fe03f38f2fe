import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { SurveyFigure } from '#shared/score/sipas.ts';
import type { SurveyTableScore } from '#shared/score/survey-table.ts';
import { a1 } from '#shared/sheet/a1.ts';
import type { CellAddress } from '#shared/sheet/grid.ts';
import { usePane } from '../shell/pane-context.ts';
import { surveyWords as words } from './survey-words.ts';

const shownInvalid = 20;

const useStyles = makeStyles({
  title: {
    margin: 0,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalXS}`,
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  row: {
    display: 'flex',
    width: '100%',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    border: 'none',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    background: 'none',
    color: 'inherit',
    font: 'inherit',
    textAlign: 'left',
  },
  button: {
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  name: { minWidth: 0, overflowWrap: 'anywhere' },
  aside: {
    color: tokens.colorNeutralForeground2,
    padding: `0 ${tokens.spacingHorizontalM} ${tokens.spacingVerticalXS}`,
  },
  under: { color: tokens.colorNeutralForeground2 },
  figure: { flexShrink: 0, fontVariantNumeric: 'tabular-nums', fontWeight: tokens.fontWeightSemibold },
});

/** Groups, then questions with their valid answers, weakest first, then answers that could not be counted. */
export function SurveyFigures({ score }: { score: SurveyTableScore }): ReactNode {
  const styles = useStyles();
  const { commands } = usePane();
  const goTo = (cell: CellAddress) => () => void commands.goTo(cell);
  const { groups, questions, invalid, invalidAnswers } = score;
  return (
    <>
      {groups.length > 0 && (
        <FigureList title={words.groups}>
          {weakestFirst(groups).map((group) => (
            <FigureRow key={group.name} figure={group} />
          ))}
        </FigureList>
      )}
      <FigureList title={words.questions}>
        {weakestFirst(questions).map((question) => (
          <FigureRow key={a1(question.cell)} figure={question} onOpen={goTo(question.cell)} />
        ))}
      </FigureList>
      {invalid.length > 0 && (
        <FigureList title={words.invalidTitle}>
          <div className={styles.aside}>{words.invalidWhy}</div>
          {invalid.slice(0, shownInvalid).map(({ cell, text }) => (
            <Row key={a1(cell)} name={text} figure={a1(cell)} onOpen={goTo(cell)} />
          ))}
          {invalidAnswers > shownInvalid && (
            <div className={styles.aside}>{words.more(invalidAnswers - Math.min(shownInvalid, invalid.length))}</div>
          )}
        </FigureList>
      )}
    </>
  );
}

/** What nobody answered has no place among the weak: it stands last. */
function weakestFirst<Figure extends SurveyFigure>(figures: readonly Figure[]): Figure[] {
  return [...figures].sort((a, b) => (a.percent ?? 101) - (b.percent ?? 101));
}

function FigureList({ title, children }: { title: string; children: ReactNode }): ReactNode {
  const styles = useStyles();
  return (
    <section aria-label={title}>
      <h3 className={styles.title}>{title}</h3>
      {children}
    </section>
  );
}

function FigureRow({ figure, onOpen }: { figure: SurveyFigure; onOpen?: () => void }): ReactNode {
  const { name, percent, validAnswers } = figure;
  return (
    <Row name={name} under={words.valid(validAnswers)} figure={words.percent(percent)} {...(onOpen && { onOpen })} />
  );
}

interface RowProps {
  readonly name: string;
  readonly under?: string;
  readonly figure: string;
  readonly onOpen?: () => void;
}

function Row({ name, under, figure, onOpen }: RowProps): ReactNode {
  const styles = useStyles();
  const content = (
    <>
      <span className={styles.name}>
        {name}
        {under !== undefined && <div className={styles.under}>{under}</div>}
      </span>
      <span className={styles.figure}>{figure}</span>
    </>
  );
  if (!onOpen) return <div className={styles.row}>{content}</div>;
  return (
    <button type="button" className={`${styles.row} ${styles.button}`} onClick={onOpen}>
      {content}
    </button>
  );
}
