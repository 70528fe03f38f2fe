import type { AgencyCatalogue } from '../agency/agency-catalogue.ts';
import { defaultCatalogue } from '../agency/agency-catalogue.ts';
import type { AgencyRef } from '../agency/agency-ref.ts';
import { parseAgencies } from '../agency/parse-agencies.ts';
import type { CheckOptions } from '../check/check-sheet.ts';
import { checkSheet } from '../check/check-sheet.ts';
import { titleTextAbove } from '../check/expected-totals.ts';
import type { Deadline } from '../deadline/deadline-kind.ts';
import { anchorKey, countsFromIssue, parseDeadline, resolveRelative } from '../deadline/parse-deadline.ts';
import type { ScorePolicy } from '../rule/score-policy.ts';
import { plainScorePolicy } from '../rule/score-policy.ts';
import type { ScoreSummary } from '../score/score-summary.ts';
import { scoreTable } from '../score/score-table.ts';
import { readStatedPolicy } from '../score/stated-policy.ts';
import type { Grid } from '../sheet/grid.ts';
import type { ReadContext } from '../sheet/read-context.ts';
import { readSheet, sheetKindOf } from '../sheet/read-sheet.ts';
import type { ColumnOverride, DocumentFacts, SheetReading } from '../sheet/sheet-table.ts';
import { rememberByText } from '../text/remember-text.ts';
import type { SheetReport } from './sheet-report.ts';

/** How to look at a sheet. Everything has a sensible default: `inspectSheet(grid)` will do. */
export interface InspectOptions extends Omit<CheckOptions, 'score'> {
  /** The province's agencies; the default catalogue when left out. */
  readonly catalogue?: AgencyCatalogue;
  /** What an officer told about the columns. */
  readonly override?: ColumnOverride | null;
  /** How the criteria set rounds and what it does with what does not apply; as the sheet says itself when left out, else plain sums. */
  readonly policy?: ScorePolicy;
  /** Days (ISO) that relative deadlines count from, by `anchorKey`, as an officer told them. */
  readonly anchors?: ReadonlyMap<string, string>;
}

/**
 * Reads, scores and checks one sheet. The pane, the server and the command line all call this, so a workbook gets one
 * verdict everywhere.
 */
export function inspectSheet(grid: Grid, options: InspectOptions = {}): SheetReport {
  const reading = readSheet(grid, readContextOf(options));
  const score = scoreSheet(reading, grid, options);
  const issues = checkSheet(reading, grid, checkOptionsOf(options, score));
  return { kind: sheetKindOf(reading, grid), reading, issues, score };
}

/** How to read a sheet that is looked at so. */
export function readContextOf({
  catalogue = defaultCatalogue,
  year = null,
  override = null,
  anchors = noAnchors,
}: InspectOptions): ReadContext {
  return {
    parseAgencies: agencyParser(catalogue),
    parseDeadline: (raw, numberFormat, facts) => readDeadline(raw, numberFormat, facts, year, anchors),
    override,
  };
}

/** How to check a sheet that is looked at so and scored so. */
export function checkOptionsOf(options: InspectOptions, score: ScoreSummary | null): CheckOptions {
  return { ...options, score };
}

const noAnchors: ReadonlyMap<string, string> = new Map();

type AgencyParser = (text: string) => readonly AgencyRef[];
type DeadlineParser = (text: string) => Deadline;

// A live check looks at nearly the same texts after every edit, so what they say is remembered from look to look.
const charactersRemembered = 2_000_000;
const yearsRemembered = 20;
const agencyParsers = new WeakMap<AgencyCatalogue, AgencyParser>();
const deadlineParsers = new Map<number | null, DeadlineParser>();

function agencyParser(catalogue: AgencyCatalogue): AgencyParser {
  const parser =
    agencyParsers.get(catalogue) ?? rememberByText((text) => parseAgencies(text, catalogue), charactersRemembered);
  agencyParsers.set(catalogue, parser);
  return parser;
}

/** Deadlines written as text, in cells without a number format of their own. */
function deadlineParser(year: number | null): DeadlineParser {
  const known = deadlineParsers.get(year);
  if (known) return known;
  if (deadlineParsers.size >= yearsRemembered) deadlineParsers.clear();
  const parser = rememberByText((text) => parseDeadline(text, { year, numberFormat: null }), charactersRemembered);
  deadlineParsers.set(year, parser);
  return parser;
}

/** A relative deadline gets its last day from the day an officer told, else the day of issue where it counts from that. */
function readDeadline(
  raw: string | number,
  numberFormat: string | null,
  facts: DocumentFacts,
  year: number | null,
  anchors: ReadonlyMap<string, string>,
): Deadline {
  const planYear = year ?? facts.year;
  const isPlainText = typeof raw === 'string' && (numberFormat === null || /^(?:general|@)$/i.test(numberFormat));
  const deadline = isPlainText ? deadlineParser(planYear)(raw) : parseDeadline(raw, { year: planYear, numberFormat });
  const key = deadline.end === null ? anchorKey(deadline) : null;
  if (key === null) return deadline;
  const anchor = anchors.get(key) ?? (countsFromIssue(deadline) ? facts.date : null);
  return anchor === null ? deadline : { ...deadline, start: anchor, end: resolveRelative(deadline, anchor) };
}

/** One roll-up of a sheet's criteria, even where each field stands in a table of its own. */
export function scoreSheet(reading: SheetReading, grid: Grid, options: InspectOptions): ScoreSummary | null {
  const tables = reading.tables.filter(({ kind, records }) => kind === 'criteria' && records.length > 0);
  const first = tables[0];
  if (first === undefined) return null;
  const policy = options.policy ?? readStatedPolicy(titleTextAbove(grid, first.headerTop)) ?? plainScorePolicy;
  return scoreTable({ ...first, records: tables.flatMap(({ records }) => records) }, policy);
}
