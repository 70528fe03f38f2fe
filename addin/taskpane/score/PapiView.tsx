import { makeStyles, tokens } from '@fluentui/react-components';
import { useMemo, type ReactNode } from 'react';
import { readPapiResults, type PapiResults } from '#shared/score/papi-table.ts';
import { comparePapiYears, papiDimensions, papiSum, type PapiChange, type PapiMark } from '#shared/score/papi.ts';
import type { Grid } from '#shared/sheet/grid.ts';
import { EmptyState } from '../shell/EmptyState.tsx';
import { usePane } from '../shell/pane-context.ts';
import { words } from '../words.ts';
import { papiWords } from './papi-words.ts';

const useStyles = makeStyles({
  head: { padding: tokens.spacingHorizontalM, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  line: { display: 'flex', justifyContent: 'space-between', alignItems: 'baseline', gap: tokens.spacingHorizontalS },
  figure: {
    fontSize: tokens.fontSizeHero700,
    lineHeight: tokens.lineHeightHero700,
    fontWeight: tokens.fontWeightSemibold,
  },
  aside: { color: tokens.colorNeutralForeground2 },
  row: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  name: { minWidth: 0, overflowWrap: 'anywhere' },
  mark: { flexShrink: 0, fontVariantNumeric: 'tabular-nums', fontWeight: tokens.fontWeightSemibold },
  up: { color: tokens.colorPaletteGreenForeground1 },
  down: { color: tokens.colorPaletteRedForeground1 },
  problem: {
    display: 'block',
    width: '100%',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    border: 'none',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    background: 'none',
    color: 'inherit',
    font: 'inherit',
    textAlign: 'left',
    cursor: 'pointer',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
});

/** Results of PAPI where the sheet holds them: the last year against the one before, by dimension. */
export function PapiView({ grid }: { grid: Grid }): ReactNode {
  const results = useMemo(() => readPapiResults(grid), [grid]);
  if (results === null) return <EmptyState title={words.score.planTitle} text={words.score.plan} />;
  return <Results results={results} />;
}

function Results({ results }: { results: PapiResults }): ReactNode {
  const styles = useStyles();
  const { commands } = usePane();
  const last = results.years.at(-1)!;
  const comparison = comparePapiYears(results.years).at(-1) ?? null;
  const total = last.total.score ?? papiSum(last);
  const references = results.references.filter(({ year }) => year === last.year);
  const change = comparison?.total;
  return (
    <>
      <div className={styles.head}>
        <div className={styles.line}>
          <span>{papiWords.total(last.year)}</span>
          <span className={styles.figure}>{papiWords.score(total)}</span>
        </div>
        <div className={styles.aside}>{papiWords.outOf}</div>
        {last.total.group !== null && <div>{papiWords.group(last.total.group)}</div>}
        {change && comparison && <Change change={change} since={comparison.from} />}
        <div className={styles.aside}>{papiWords.notSelfScored}</div>
      </div>
      <div role="list" aria-label={papiWords.dimensions}>
        {papiDimensions.map(({ name }, at) => (
          <div key={name} role="listitem" className={styles.row}>
            <Dimension name={name} mark={last.dimensions[at]!} />
            {comparison && <Change change={comparison.dimensions[at]!} since={comparison.from} />}
            {references.map(({ kind, dimensions }) =>
              dimensions[at] === null || dimensions[at] === undefined ? null : (
                <div key={kind} className={styles.aside}>
                  {papiWords.reference[kind](dimensions[at])}
                </div>
              ),
            )}
          </div>
        ))}
      </div>
      {results.problems.length > 0 && (
        <section aria-label={papiWords.problems}>
          {results.problems.map(({ cell, message }) => (
            <button key={message} type="button" className={styles.problem} onClick={() => void commands.goTo(cell)}>
              {message}
            </button>
          ))}
        </section>
      )}
    </>
  );
}

function Dimension({ name, mark }: { name: string; mark: PapiMark }): ReactNode {
  const styles = useStyles();
  return (
    <>
      <div className={styles.line}>
        <span className={styles.name}>{name}</span>
        <span className={styles.mark}>{papiWords.score(mark.score)}</span>
      </div>
      {mark.group !== null && <div className={styles.aside}>{papiWords.group(mark.group)}</div>}
    </>
  );
}

function Change({ change, since }: { change: PapiChange; since: number }): ReactNode {
  const styles = useStyles();
  const { points, groups } = change;
  const direction = points ?? groups ?? 0;
  const said = [
    points === null ? null : papiWords.points(points, since),
    groups === null ? null : papiWords.groups(groups),
  ].filter((one) => one !== null);
  if (said.length === 0) return null;
  return (
    <div className={direction > 0 ? styles.up : direction < 0 ? styles.down : styles.aside}>{said.join(' · ')}</div>
  );
}
