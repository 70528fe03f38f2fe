import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createDashboardApi } from '#server/dashboard/dashboard-api.ts';
import { openPageWorkbook } from '#server/dashboard/page-workbook.ts';
import { createRowSaver } from '#server/dashboard/tasks/save-rows.ts';
import { changesOf, draftErrors, draftOf, editableFields } from '#server/dashboard/tasks/row-draft.ts';
import { startTestServer } from '#test/support/server.ts';
import { readRows } from '#test/support/sync-requests.ts';

const noStorage = (): Storage => {
  throw new Error('Nothing is kept.');
};

describe('typing a row', () => {
  const row = { fields: { activity: 'Việc', deadline: 'Quý I/2026', budget: null, maxScore: 0.5 } };

  it('offers what the province owns, without what is read from where a row stands', () => {
    expect(editableFields('plan')).toEqual([
      'objective',
      'task',
      'activity',
      'product',
      'leadAgencies',
      'coAgencies',
      'deadline',
      'budget',
    ]);
    expect(editableFields('criteria')).toContain('appraisedScore');
    expect(editableFields('criteria')).not.toContain('selfScore');
  });

  it.each([
    ['nothing typed', {}, {}],
    ['blanks around', { activity: ' Việc ' }, {}],
    ['a blanked field', { deadline: '' }, { deadline: null }],
    ['decomposed letters', { activity: 'Vie\u0323\u0302c' }, {}],
    ['a new value', { budget: '5 triệu' }, { budget: '5 triệu' }],
  ])('%s', (_what, typed, changes) => {
    expect(changesOf('plan', row, { ...draftOf('plan', row), ...typed })).toEqual(changes);
  });

  it('reads numbers as they are written here, and names what is wrong by field', () => {
    const draft = draftOf('criteria', row);
    expect(draft['maxScore']).toBe('0,5');
    expect(changesOf('criteria', row, { ...draft, maxScore: '1,25' })).toEqual({ maxScore: 1.25 });
    const wrong = changesOf('criteria', row, { ...draft, maxScore: 'nhiều', appraisedScore: '2' });
    expect([...draftErrors('criteria', row, wrong).keys()]).toEqual(['maxScore']);
    const tooMuch = changesOf('criteria', row, { ...draft, appraisedScore: '2' });
    expect([...draftErrors('criteria', row, tooMuch).keys()]).toEqual(['appraisedScore']);
  });
});

describe('saving a row', () => {
  it('sends the very same request again when the answer was lost: a row is added once', async () => {
    const server = await startTestServer();
    const province = await server.signIn('so-noi-vu');
    const documentId = await province.plan();
    const workbook = openPageWorkbook(noStorage, () => randomUUID());
    const real = createDashboardApi({
      fetch: (...call) => fetch(...call),
      baseUrl: server.origin,
      timeoutMs: 20_000,
    });
    let lose = true;
    const source = { token: province.token ?? '', documentId, cursor: 1 };
    const unsteady = {
      sync: async (...call: Parameters<typeof real.sync>) => {
        const answer = await real.sync(...call);
        if (!lose) return answer;
        lose = false;
        return { ok: false, status: 0, reason: 'server-unreachable', message: '' } as const;
      },
    };
    const before = (await readRows(province, documentId)).map(({ rowId }) => rowId);
    const fields = { section: 'I', activity: 'Một việc mới' };
    const lost = await createRowSaver(unsteady, source, workbook).add(fields, before, false);
    expect(lost.kind).toBe('failed');
    // The page has read the new row meanwhile.
    const now = (await readRows(province, documentId)).map(({ rowId }) => rowId);
    expect(now).toHaveLength(before.length + 1);
    const again = await createRowSaver(unsteady, { ...source, cursor: 2 }, workbook).add(fields, now, false);
    expect(again.kind).toBe('saved');
    expect(await readRows(province, documentId)).toHaveLength(before.length + 1);
    await server.stop();
    expect(server.errors).toEqual([]);
  }, 60_000);
});
