import { describe, expect, it } from 'vitest';
import { HostFailure } from '#addin/host/workbook-host.ts';
import { keyIssues } from '#addin/taskpane/state/issue-list.ts';
import { nextStep } from '#addin/taskpane/state/next-step.ts';
import type { Issue } from '#shared/check/issue.ts';
import { buildGrid } from '#test/support/grid-builder.ts';
import { FakeWorkbookHost } from '../fake-workbook-host.ts';
import { createTestPane, planGrid, planRows, type PaneUnderTest } from '../pane-fixture.ts';

const deadlineColumn = 7;

async function startedPane(...args: Parameters<typeof createTestPane>): Promise<PaneUnderTest> {
  const pane = createTestPane(...args);
  await pane.start();
  return pane;
}

function issuesOf({ pane }: PaneUnderTest): readonly Issue[] {
  const { sheet } = pane.store.getState();
  return sheet.status === 'ready' ? sheet.report.issues : [];
}

function blankDeadlines(pane: PaneUnderTest): readonly Issue[] {
  return issuesOf(pane).filter(
    ({ cell, severity, fixes }) => cell.column === deadlineColumn && severity === 'error' && fixes.length > 0,
  );
}

describe('checking a sheet', () => {
  it('reads the sheet in front, and names the first thing to do', async () => {
    const running = await startedPane();
    expect(blankDeadlines(running).map(({ cell }) => cell.row)).toEqual([6, 7]);
    expect(nextStep(running.pane.store.getState())).toMatchObject({ kind: 'fix-errors' });
  });

  it('says so when Excel is being edited, keeps the last reading and forgets the failure once it works', async () => {
    const running = await startedPane();
    const { store, commands } = running.pane;
    running.host.failures.push(new HostFailure('cell-being-edited', 'Đang sửa một ô.'));
    await commands.reread();
    expect(store.getState().notice).toMatchObject({ message: 'Đang sửa một ô.', retry: 'read' });
    expect(store.getState().sheet.status).toBe('ready');
    await commands.reread();
    expect(store.getState().notice).toBeNull();
  });

  it('re-checks another sheet when it comes to the front', async () => {
    const host = new FakeWorkbookHost({ s1: planGrid(), s2: buildGrid('Trống').toGrid() });
    const running = await startedPane(host);
    host.activate('s2');
    await running.pane.commands.reread();
    expect(running.pane.store.getState().sheet).toMatchObject({ status: 'ready', sheetId: 's2' });
    expect(nextStep(running.pane.store.getState())).toMatchObject({ kind: 'fetch', signedIn: false });
  });

  it('shows the last state when the officer types while the sheet is being read', async () => {
    const running = await startedPane();
    let typed = false;
    running.host.beforeRead = () => {
      if (typed) return;
      typed = true;
      running.host.type(6, deadlineColumn, 'Quý II/2026', false);
      void running.pane.commands.reread();
    };
    await running.pane.commands.reread();
    await running.pane.commands.reread();
    expect(blankDeadlines(running).map(({ cell }) => cell.row)).toEqual([7]);
  });
});

describe('mending', () => {
  it('writes the mend, re-checks, and takes it back on demand', async () => {
    const running = await startedPane();
    const { store, commands } = running.pane;
    const issue = blankDeadlines(running)[0]!;
    await commands.applyFix(issue, issue.fixes[0]!);
    expect(running.host.value(6, deadlineColumn)).toBe(issue.fixes[0]!.edits[0]!.value);
    expect(blankDeadlines(running)).toHaveLength(1);
    expect(store.getState().notice).toMatchObject({ intent: 'success', undo: true });
    await commands.undo();
    expect(running.host.value(6, deadlineColumn)).toBeNull();
    expect(blankDeadlines(running)).toHaveLength(2);
    expect(store.getState().writes).toHaveLength(0);
  });

  it('writes nothing when the row changed since it was checked', async () => {
    const running = await startedPane();
    const issue = blankDeadlines(running)[0]!;
    // Sorted meanwhile: the blank cell now belongs to another activity.
    const sorted = [...planRows];
    [sorted[2], sorted[3]] = [sorted[3]!, sorted[2]!];
    running.host.replace(planGrid(sorted));
    await running.pane.commands.applyFix(issue, issue.fixes[0]!);
    expect(running.host.calls).not.toContain('writeCells');
    expect(running.host.value(6, deadlineColumn)).toBeNull();
    expect(running.pane.store.getState().notice).toMatchObject({ intent: 'warning' });
  });

  it('keeps what the officer typed over our write when the write is taken back', async () => {
    const running = await startedPane();
    const { store, commands } = running.pane;
    const edits = blankDeadlines(running).flatMap(({ fixes }) => fixes[0]!.edits);
    await commands.applyEdits(edits);
    running.host.type(6, deadlineColumn, 'Tháng 5/2026', false);
    await commands.undo();
    expect(running.host.value(6, deadlineColumn)).toBe('Tháng 5/2026');
    expect(running.host.value(7, deadlineColumn)).toBeNull();
    expect(store.getState().notice).toMatchObject({ intent: 'warning' });
  });

  it('tells when Excel refuses to write, and leaves nothing half done', async () => {
    const running = await startedPane();
    const issue = blankDeadlines(running)[0]!;
    running.host.beforeRead = () => {
      running.host.beforeRead = null;
      running.host.failures.push(new HostFailure('sheet-protected', 'Trang tính đang được bảo vệ.'));
    };
    await running.pane.commands.applyFix(issue, issue.fixes[0]!);
    expect(running.pane.store.getState().notice).toMatchObject({ message: 'Trang tính đang được bảo vệ.' });
    expect(running.pane.store.getState().busy).toBeNull();
    expect(running.pane.store.getState().writes).toHaveLength(0);
  });
});

describe('walking through the issues', () => {
  it('selects the cell of each, and opens its group', async () => {
    const running = await startedPane();
    const { store, commands } = running.pane;
    await commands.stepIssue(1);
    const first = store.getState().currentIssue;
    expect(running.host.selected).toMatchObject({ sheetId: 's1' });
    await commands.stepIssue(1);
    expect(store.getState().currentIssue).not.toBe(first);
    await commands.stepIssue(-1);
    expect(store.getState().currentIssue).toBe(first);
  });

  it('follows the selection into an open group only', async () => {
    const running = await startedPane();
    const { store } = running.pane;
    const [first, second] = keyIssues(blankDeadlines(running));
    running.host.select(first!.issue.cell.row, deadlineColumn);
    expect(store.getState().currentIssue).toBeNull();
    store.dispatch({ type: 'group-toggled', id: `${first!.issue.code}/${first!.issue.severity}` });
    running.host.select(second!.issue.cell.row, deadlineColumn);
    expect(store.getState().currentIssue).toBe(second!.key);
  });
});

describe('setting a warning aside', () => {
  it('keeps the reason in the workbook, and finds the row again after sorting', async () => {
    const running = await startedPane();
    const { store, commands } = running.pane;
    const warning = issuesOf(running).find(({ severity, recordRow }) => severity !== 'error' && recordRow !== null)!;
    const before = issuesOf(running).length;
    await commands.setAside(warning, 'Đã thống nhất với Sở Nội vụ');
    expect(issuesOf(running)).toHaveLength(before - 1);
    const file = new FakeWorkbookHost({ s1: planGrid([planRows[0]!, ...planRows.slice(1).reverse()]) });
    for (const [name, value] of running.host.settings) file.settings.set(name, value);
    for (const [sheetId, key] of running.host.sheetKeys) file.sheetKeys.set(sheetId, key);
    const reopened = await startedPane(file);
    const { sheet } = reopened.pane.store.getState();
    expect(sheet.status === 'ready' && sheet.setAside.map(({ reason }) => reason)).toContain(
      'Đã thống nhất với Sở Nội vụ',
    );
    const back = sheet.status === 'ready' ? sheet.setAside[0]!.issue : warning;
    await reopened.pane.commands.bringBack(back);
    const { sheet: after } = reopened.pane.store.getState();
    expect(after.status === 'ready' && after.setAside).toHaveLength(0);
    expect(store.getState().sheet.status).toBe('ready');
  });

  it('never sets an error aside', async () => {
    const running = await startedPane();
    const error = blankDeadlines(running)[0]!;
    await running.pane.commands.setAside(error, 'Không muốn sửa');
    expect(blankDeadlines(running)).toHaveLength(2);
  });
});

describe('after a mend', () => {
  it('the sheet stands at the finding that the list goes on with', async () => {
    const running = await startedPane();
    const { commands, store } = running.pane;
    const [item] = keyIssues(blankDeadlines(running));
    store.dispatch({ type: 'tab-opened', tab: 'issues' });
    await commands.openIssue(item!);
    expect(running.host.selected?.cell.row).toBe(6);
    await commands.applyFix(item!.issue, item!.issue.fixes[0]!);
    expect(running.host.selected?.cell.row).toBe(7);
  });

  it('of the row card the sheet stays on the row', async () => {
    const running = await startedPane();
    const { commands, store } = running.pane;
    const [item] = keyIssues(blankDeadlines(running));
    await commands.openIssue(item!);
    store.dispatch({ type: 'tab-opened', tab: 'row' });
    await commands.applyFix(item!.issue, item!.issue.fixes[0]!);
    expect(running.host.selected?.cell.row).toBe(6);
  });
});

describe('marks in the sheet', () => {
  it('puts one mark on a cell, with every sentence about it, and takes all away', async () => {
    const running = await startedPane();
    await running.pane.commands.showMarks();
    const marks = running.host.marks.get('s1')!;
    expect(new Set(marks.map(({ row, column }) => `${row} ${column}`)).size).toBe(marks.length);
    expect(marks.every(({ severity }) => severity !== 'info')).toBe(true);
    await running.pane.commands.clearMarks();
    expect(running.host.marks.has('s1')).toBe(false);
  });

  const isMarked = ({ host }: PaneUnderTest, row: number, sheetId = 's1') =>
    host.marks.get(sheetId)?.some((mark) => mark.row === row && mark.column === deadlineColumn) ?? false;

  it('follow the findings: a mended cell loses its mark, by fix and by typing, and gets it back with undo', async () => {
    const running = await startedPane();
    const { commands } = running.pane;
    await commands.showMarks();
    expect([isMarked(running, 6), isMarked(running, 7)]).toEqual([true, true]);
    const [first] = blankDeadlines(running);
    await commands.applyFix(first!, first!.fixes[0]!);
    expect([isMarked(running, 6), isMarked(running, 7)]).toEqual([false, true]);
    await commands.undo();
    expect(isMarked(running, 6)).toBe(true);
    running.host.type(6, deadlineColumn, 'Quý II/2026');
    await commands.reread();
    expect(isMarked(running, 6)).toBe(false);
  });

  it('are drawn anew only when they change, and stay off once they are off', async () => {
    const running = await startedPane();
    const { commands } = running.pane;
    await commands.showMarks();
    const drawn = () => running.host.calls.filter((call) => call === 'showMarks').length;
    const before = drawn();
    await commands.reread();
    expect(drawn()).toBe(before);
    await commands.clearMarks();
    running.host.type(6, deadlineColumn, 'Quý II/2026');
    await commands.reread();
    expect(running.host.marks.has('s1')).toBe(false);
    expect(drawn()).toBe(before);
  });

  it('of an earlier day follow as well, on every sheet that comes to the front', async () => {
    const host = new FakeWorkbookHost({ s1: planGrid(), s2: planGrid() });
    const stale = { row: 8, column: deadlineColumn, severity: 'error', message: '' } as const;
    host.marks.set('s1', [stale]);
    host.marks.set('s2', [stale]);
    const running = await startedPane(host);
    expect([isMarked(running, 8), isMarked(running, 6)]).toEqual([false, true]);
    host.activate('s2');
    await running.pane.commands.reread();
    expect([isMarked(running, 8, 's2'), isMarked(running, 6, 's2')]).toEqual([false, true]);
  });

  it('do without where the sheet takes no formats', async () => {
    const running = await startedPane();
    const { commands, store } = running.pane;
    await commands.showMarks();
    running.host.showMarks = () => Promise.reject(new HostFailure('sheet-protected', 'Trang tính đang khóa.'));
    running.host.type(6, deadlineColumn, 'Quý II/2026');
    await commands.reread();
    expect(blankDeadlines(running).map(({ cell }) => cell.row)).toEqual([7]);
    expect(store.getState().notice?.intent).not.toBe('error');
  });
});
