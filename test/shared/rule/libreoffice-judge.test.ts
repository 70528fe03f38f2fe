import { describe, expect, it } from 'vitest';
import { compileRule } from '#shared/rule/compile-rule.ts';
import { parseRule } from '#shared/rule/parse-rule.ts';
import { cellsOf, disagreements, drawRows, judged, keys } from './judge-rows.ts';
import { findOffice, recalculate, type JudgedCell } from './libreoffice.ts';
import { printedWordings } from './printed-wordings.ts';

/** Set RULE_JUDGE_ROWS for a longer run. */
const rowCount = Number(process.env['RULE_JUDGE_ROWS'] ?? 4000);

const office = findOffice();
if (office === null) {
  process.stderr.write('Chưa có LibreOffice (soffice) trên máy: công thức chấm điểm KHÔNG được đối chiếu.\n');
}

describe.skipIf(office === null)('LibreOffice as the judge of compiled rules', () => {
  it('gives the evaluator’s score for every rule and input', { timeout: 280_000 }, async () => {
    const rows = drawRows(rowCount);
    const results = await recalculate(
      office!,
      rows.map((row, i) => judged(row, i + 1)),
    );
    const wrong = disagreements(
      rows,
      results.map((row) => row[keys.length]),
    );
    expect(wrong.slice(0, 10), `${wrong.length} of ${rows.length}`).toEqual([]);
  });

  it('never shows an error value for cells that hold errors', { timeout: 280_000 }, async () => {
    const errors = ['1/0', 'NA()', 'VALUE("x")', 'A1:B1 C3:D3'];
    const rules = printedWordings
      .map(({ text, max }) => parseRule(text, max))
      .flatMap((parse) => (parse.ok ? [parse.rule] : []));
    const rows = rules.map((rule, i) => [
      ...keys.map((): JudgedCell => ({ formula: errors[i % errors.length]! })),
      { formula: compileRule(rule, cellsOf(i + 1)) },
    ]);
    const results = await recalculate(office!, rows);
    expect(results.map((row) => row[keys.length]).filter((value) => value !== null)).toEqual([]);
  });
});
