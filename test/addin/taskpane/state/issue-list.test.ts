import { describe, expect, it } from 'vitest';
import { countBySeverity, followCurrent, groupIssues, keyIssues, stepIssue } from '#addin/taskpane/state/issue-list.ts';
import { planFixes } from '#addin/taskpane/state/planned-fixes.ts';
import type { Issue, Severity } from '#shared/check/issue.ts';

function issue(code: string, severity: Severity, row: number, message = `Ô có vấn đề ${code}.`): Issue {
  return { code, severity, cell: { row, column: 7 }, message, recordRow: row, fixes: [] };
}

const everything = { severity: null, text: '' };

describe('the list of issues', () => {
  const issues = [
    issue('few', 'error', 3),
    issue('many', 'error', 4),
    issue('many', 'error', 5),
    issue('hint', 'info', 6),
    issue('warn', 'warning', 7, 'Ô H8 ghi «Đơn vị» chưa rõ.'),
  ];

  it('puts errors first, and among them the rule that costs most rows', () => {
    const groups = groupIssues(keyIssues(issues), everything);
    expect(groups.map(({ code, items }) => [code, items.length])).toEqual([
      ['many', 2],
      ['few', 1],
      ['warn', 1],
      ['hint', 1],
    ]);
  });

  it('shows the error and the warning of one rule apart', () => {
    const groups = groupIssues(keyIssues([issue('one', 'warning', 1), issue('one', 'error', 2)]), everything);
    expect(groups.map(({ code, severity }) => `${code} ${severity}`)).toEqual(['one error', 'one warning']);
  });

  it.each([
    ['don vi', 1],
    ['ĐƠN VỊ', 1],
    ['H8', 1],
    ['không có chữ này', 0],
    ['', 5],
  ])('finds %j in %i issues whatever the tone marks', (text, found) => {
    const groups = groupIssues(keyIssues(issues), { severity: null, text });
    expect(groups.flatMap(({ items }) => items)).toHaveLength(found);
  });

  it('names two findings of a rule on one cell apart', () => {
    const keys = keyIssues([issue('one', 'error', 1), issue('one', 'error', 1)]).map(({ key }) => key);
    expect(new Set(keys).size).toBe(2);
  });

  it('steps through all groups and goes round at the ends', () => {
    const groups = groupIssues(keyIssues(issues), everything);
    const visited: string[] = [];
    let at: string | null = null;
    for (let step = 0; step < issues.length + 1; step += 1) {
      at = stepIssue(groups, at, 1)!.key;
      visited.push(at);
    }
    expect(new Set(visited).size).toBe(issues.length);
    expect(visited.at(-1)).toBe(visited[0]);
    expect(stepIssue(groups, visited[0]!, -1)!.key).toBe(visited.at(-2));
    expect(stepIssue([], null, 1)).toBeNull();
  });

  it('stands on the next issue of the rule when the current one was mended', () => {
    const before = keyIssues(issues);
    const after = keyIssues(issues.filter((_, at) => at !== 1));
    expect(followCurrent(before, after, before[1]!.key)).toBe(before[2]!.key);
    expect(followCurrent(before, after, before[0]!.key)).toBe(before[0]!.key);
    expect(followCurrent(before, keyIssues([]), before[1]!.key)).toBeNull();
  });

  it('counts by severity', () => {
    expect(countBySeverity(issues)).toEqual({ error: 3, warning: 1, info: 1 });
  });
});

describe('mending a whole rule', () => {
  it('takes the best mend of each issue and never writes a cell twice', () => {
    const edit = (row: number, value: string) => ({ row, column: 7, value });
    const mends: Issue[] = [
      {
        ...issue('one', 'error', 1),
        fixes: [
          { label: 'A', edits: [edit(1, 'a')] },
          { label: 'B', edits: [edit(1, 'b')] },
        ],
      },
      { ...issue('one', 'error', 1), fixes: [{ label: 'C', edits: [edit(1, 'c'), edit(2, 'c')] }] },
      issue('one', 'error', 3),
      { ...issue('one', 'error', 4), fixes: [{ label: 'D', edits: [edit(4, 'd')] }] },
    ];
    expect(planFixes(keyIssues(mends)).map(({ fixes }) => fixes[0].label)).toEqual(['A', 'D']);
  });
});
