import { inspectSheet } from '#shared/inspect/inspect-sheet.ts';
import { LiveInspection } from '#shared/inspect/live-inspection.ts';
import type { CellValue, Grid } from '#shared/sheet/grid.ts';
import { largePlan } from './large-plan.ts';
import { compare, median, report } from './measure.ts';

/** What officers type, by column of the plan: an activity reworded, a lead, a deadline, a deadline taken out. */
const typed: readonly {
  readonly what: string;
  readonly column: number;
  value(turn: number, was: CellValue): CellValue;
}[] = [
  {
    what: 'an activity',
    column: 3,
    value: (turn, was) => `${String(was ?? 'Rà soát').split(' (sửa')[0]} (sửa ${turn})`,
  },
  { what: 'a lead', column: 5, value: (turn) => (turn % 2 === 0 ? 'Sở Tư pháp' : 'Sở Nội vụ') },
  { what: 'a deadline', column: 7, value: (turn) => (turn % 2 === 0 ? 'Quý II/2026' : 'Thường xuyên') },
];
const turns = 40;

/** One-cell edits of a sheet that is followed, against the same on a small sheet and against a whole inspection. */
export async function benchLive(): Promise<void> {
  const small = new LiveInspection(await largePlan(1_000));
  const large = new LiveInspection(await largePlan(20_000));
  const whole = await compare(
    3,
    () => inspectSheet(large.grid),
    () => structuredClone(large.grid),
  );
  for (const edit of typed) {
    const times = { small: [] as number[], large: [] as number[] };
    for (let turn = 0; turn < turns; turn += 1) {
      times.small.push(...timeEdit(small, turn, edit));
      times.large.push(...timeEdit(large, turn, edit));
    }
    const [inSmall, inLarge] = [median(times.small), median(times.large)];
    report(
      `${edit.what} typed into 20000 rows against 1000 rows`,
      `${(inLarge / inSmall).toFixed(2)}× (${inLarge.toFixed(2)} ms against ${inSmall.toFixed(2)} ms; ${times.large.length} of ${turns} edits followed)`,
      'about 1×',
    );
    report(
      `the same against a whole inspection`,
      `1/${(whole.ours / inLarge).toFixed(0)} (${whole.ours.toFixed(0)} ms)`,
    );
  }
}

/** Milliseconds of one edit; none where the edit asked for a whole inspection, as one near a header does. */
function timeEdit(live: LiveInspection, turn: number, edit: (typeof typed)[number]): number[] {
  const { grid } = live;
  const at = 100 + Math.floor(((grid.values.length - 200) * turn) / turns);
  const rows = typeOver(grid, at, edit.column, edit.value(turn, grid.values[at]?.[edit.column] ?? null));
  const started = performance.now();
  const followed = live.follow(rows);
  const spent = performance.now() - started;
  return followed ? [spent] : [];
}

function typeOver(grid: Grid, at: number, column: number, value: CellValue) {
  const values = [(grid.values[at] ?? []).map((was, place) => (place === column ? value : was))];
  return { top: grid.top + at, left: grid.left, values, formulas: null, numberFormats: null };
}
