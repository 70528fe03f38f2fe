import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runCli } from '#server/cli/run-cli.ts';
import type { CheckJson } from '#shared/inspect/report-json.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'bang-diem-weights-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = (name: string, text: string): string => {
  writeFileSync(path.join(folder, name), text);
  return path.join(folder, name);
};
const survey = file(
  'phieu.csv',
  'STT,Câu hỏi,Rất hài lòng,Hài lòng,Không hài lòng\n1,Thái độ,50,30,20\n2,Thời gian,40,40,20\n3,Kết quả,60,20,20\n',
);

async function surveyWith(weights: string) {
  const { exitCode, stdout, stderr } = await runCli(['check', '--json', '--weights', weights, survey]);
  return { exitCode, stderr, json: JSON.parse(stdout) as CheckJson & { error?: { reason: string } } };
}

describe('check --weights', () => {
  it('works surveys out by the weights of the form', async () => {
    const answers = [
      { label: 'Rất hài lòng', weight: 100, satisfied: true },
      { label: 'Hài lòng', weight: 80, satisfied: true },
      { label: 'Không hài lòng', weight: 0 },
    ];
    const { json } = await surveyWith(file('a.json', JSON.stringify({ answers })));
    const [result] = json.sheets[0]!.surveys;
    expect(result).toMatchObject({ example: false });
    expect(result!.index.percent).toBeCloseTo(74, 6);
  });

  it('takes the share of satisfied answers where asked', async () => {
    const { json } = await surveyWith(file('b.json', '{"method":"satisfied"}'));
    expect(json.sheets[0]!.surveys[0]!.index.percent).toBeCloseTo(80, 6);
    expect(json.sheets[0]!.surveys[0]!.example).toBe(true);
  });

  it.each([
    ['{"answers":[{"label":"Tốt","weight":140}]}', 'answers › 0 › weight'],
    ['{"trong":1}', 'chưa đúng'],
    ['không phải json', 'không phải JSON'],
  ])('refuses %s', async (text, words) => {
    const { exitCode, stderr, json } = await surveyWith(file('c.json', text));
    expect(exitCode).toBe(2);
    expect(stderr).toContain(words);
    expect(json.error?.reason).toBe('basis-unusable');
  });

  it('refuses a file that is not there', async () => {
    expect((await surveyWith(path.join(folder, 'khong-co.json'))).exitCode).toBe(2);
  });
});
