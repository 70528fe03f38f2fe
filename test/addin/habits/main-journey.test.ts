import { beforeAll, describe, expect, it } from 'vitest';
import type { Grid } from '#shared/sheet/grid.ts';
import { startTestServer } from '#test/support/server.ts';
import { faultHabits, versionHabits, type ExcelHabit } from './excel-habits.ts';
import { OfficerAtWork, readPlan, type Diary } from './officer-at-work.ts';

/** Steps of the diary that tell what the check found. */
const checks = new Set(['open', 'type over a deadline', 'clear a deadline', 'mark']);

let plan: Grid;
let plain: Diary;

async function workUnder(habit: ExcelHabit): Promise<Diary> {
  const server = await startTestServer();
  try {
    return await new OfficerAtWork(plan, server, habit).work();
  } finally {
    await server.stop();
  }
}

beforeAll(async () => {
  plan = await readPlan();
  plain = await workUnder({ kind: 'throughout', begin: () => undefined });
}, 60_000);

describe('opening, checking, mending, marking, reporting, syncing and taking back', () => {
  it('says and does what it should in an Excel without faults', () => {
    const seen = new Map(plain);
    expect(seen.get('mark')).not.toEqual([]);
    expect(seen.get('take the marks off')).toEqual([]);
    expect(seen.get('send')).toEqual([seen.get('link'), [['Đang thực hiện', 30]]]);
    expect(seen.get('mend it')).not.toEqual(seen.get('take the mend back'));
    expect(seen.get('type over a deadline')).not.toEqual(seen.get('open'));
    expect(seen.get('clear a deadline')).toEqual(seen.get('open'));
  });

  it.each(Object.entries({ ...faultHabits, ...versionHabits }))(
    'comes out the same under: %s',
    async (_, habit) => {
      const compared = (diary: Diary) => (habit.seesNoMerges ? diary.filter(([step]) => !checks.has(step)) : diary);
      const diary = await workUnder(habit);
      if (habit.alsoFinds !== undefined) expect(diary.flat(2)).toContain(habit.alsoFinds);
      const known = diary.map(([step, seen]) => {
        const entries = Array.isArray(seen) ? seen.filter((entry) => entry !== habit.alsoFinds) : seen;
        return [step, entries] as const;
      });
      expect(compared(known)).toEqual(compared(plain));
    },
    60_000,
  );
});
