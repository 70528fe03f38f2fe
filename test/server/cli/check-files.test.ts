import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { runCli } from '#server/cli/run-cli.ts';
import { rawWorkbook, rawZip } from '#test/support/raw-zip.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'bang-diem-files-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const refusal = z.object({ error: z.object({ reason: z.string(), message: z.string() }) });
const checked = z.looseObject({
  sheets: z.array(z.looseObject({ name: z.string(), kind: z.string(), records: z.array(z.looseObject({})) })),
});

function inFolder(name: string, bytes: Uint8Array | string): string {
  const file = path.join(folder, name);
  writeFileSync(file, bytes);
  return file;
}

async function check(file: string) {
  const { exitCode, stdout, stderr } = await runCli(['check', file, '--json']);
  return { exitCode, stderr, output: JSON.parse(stdout) as unknown };
}

const plan = [
  'STT,Nhiệm vụ,Cơ quan chủ trì,Cơ quan phối hợp,Thời gian hoàn thành',
  '1,"Rà soát văn bản, báo cáo kết quả",Sở Tư pháp,Sở Nội vụ,Quý I/2026',
  '2,Kiểm tra công vụ,Sở Nội vụ,Các sở ngành,Quý II/2026',
  '3,Khảo sát hài lòng,Sở Y tế,Sở Nội vụ,Quý III/2026',
].join('\r\n');

/** The byte order is swapped for UTF-16BE. */
function utf16(text: string, bigEndian: boolean): Uint8Array {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
}

describe('delimited text', () => {
  it.each([
    ['UTF-8', 'a.csv', Buffer.from(plan)],
    ['UTF-8 with its mark', 'b.csv', Buffer.from(`\ufeff${plan}`)],
    ['UTF-8 with semicolons', 'c.csv', Buffer.from(plan.replace(/,(?!\s)/g, ';'))],
    ['UTF-16 as Excel saves Unicode text', 'd.csv', utf16(plan, false)],
    ['UTF-16 of the other order', 'e.csv', utf16(plan, true)],
    ['tabs', 'g.tsv', Buffer.from(plan.replace(/,(?!\s)/g, '\t'))],
  ])('is read as one sheet: %s', async (_, name, bytes) => {
    const { output } = await check(inFolder(name, bytes));
    const [sheet] = checked.parse(output).sheets;
    expect(sheet).toMatchObject({ name: name.slice(0, 1), kind: 'plan' });
    expect(sheet!.records).toHaveLength(3);
    expect(JSON.stringify(sheet!.records[0])).toContain('Rà soát văn bản, báo cáo kết quả');
  });

  it.each([
    ['windows-1258', Buffer.from([0x53, 0x54, 0x54, 0x2c, 0x4e, 0x68, 0x69, 0xea, 0xf2, 0x6d, 0x20, 0x76, 0x75, 0xf2])],
    ['TCVN 3', Buffer.from('STT,NhiÖm vô,C¬ quan chñ tr×', 'latin1')],
    ['UTF-16 without a mark', Buffer.from(plan, 'utf16le')],
    ['anything else', Buffer.from([0x00, 0x01, 0x02, 0x2c, 0x03])],
  ])('is refused when its letters cannot be told for certain: %s', async (_, bytes) => {
    const { exitCode, output } = await check(inFolder('la.csv', bytes));
    const { error } = refusal.parse(output);
    expect([exitCode, error.reason]).toEqual([2, 'not-a-workbook']);
    expect(error.message).toMatch(/bảng mã.*Hãy mở tệp bằng Excel/);
  });

  it('is refused when there is none', async () => {
    expect(refusal.parse((await check(inFolder('khong.csv', ''))).output).error.reason).toBe('empty-file');
  });
});

describe('files that are no workbook', () => {
  const lockFile = Buffer.concat([Buffer.from([6]), Buffer.from('Van_Th'), Buffer.alloc(158, 0x20)]);
  const word = rawZip([
    { name: '[Content_Types].xml', data: '<Types/>' },
    { name: 'word/document.xml', data: '<w:document/>' },
  ]);
  const openDocument = rawZip([
    { name: 'mimetype', data: 'application/vnd.oasis.opendocument.spreadsheet', method: 0 },
    { name: 'content.xml', data: '<office/>' },
  ]);

  it.each([
    ['the note Excel keeps of an open workbook', '~$ke-hoach.xlsx', lockFile, 'not-a-workbook', /tệp tạm.*Hãy chọn/],
    ['a Word document', 'bao-cao.xlsx', word, 'not-a-workbook', /Word.*Hãy chọn/],
    ['an OpenDocument sheet', 'bang.ods', openDocument, 'not-a-workbook', /OpenDocument.*lưu thành/],
    ['a cut-off workbook', 'hong.xlsx', rawWorkbook().subarray(0, 900), 'corrupt', /hỏng.*Hãy mở/],
  ] as const)('%s: one sentence that says what to do', async (_, name, bytes, reason, message) => {
    const { exitCode, output, stderr } = await check(inFolder(name, bytes));
    const { error } = refusal.parse(output);
    expect([exitCode, error.reason]).toEqual([2, reason]);
    expect(error.message).toMatch(message);
    expect(stderr).toContain(error.message);
  });

  it('a folder, a path through a file, and a pipe', async () => {
    const named = path.join(folder, 'thu-muc.xlsx');
    mkdirSync(named);
    expect(refusal.parse((await check(named)).output).error.reason).toBe('not-a-file');
    const through = path.join(inFolder('tep.xlsx', 'x'), 'trong.xlsx');
    expect(refusal.parse((await check(through)).output).error.reason).toBe('file-missing');
    if (process.platform === 'win32') return;
    const pipe = path.join(folder, 'ong.xlsx');
    execFileSync('mkfifo', [pipe]);
    expect(refusal.parse((await check(pipe)).output).error.reason).toBe('not-a-file');
  });

  it('a workbook with macros is read as data, and says that nothing was run', async () => {
    const file = inFolder('macro.xlsm', rawWorkbook({ parts: [{ name: 'xl/vbaProject.bin', data: 'x' }] }));
    const { exitCode, stderr } = await check(file);
    expect([exitCode, stderr]).toEqual([0, expect.stringContaining('không chạy macro')]);
  });
});
