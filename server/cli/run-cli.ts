import { runCheck } from './check-command.ts';
import { runRule } from './rule-file-command.ts';

/** 0 = clean, 1 = errors found, 2 = unusable input or wrong call. */
export interface CliResult {
  readonly exitCode: 0 | 1 | 2;
  readonly stdout: string;
  readonly stderr: string;
}

export const usage = `Bảng Điểm, dòng lệnh.

  npm run --silent cli -- check TỆP.xlsx [--json] [--today YYYY-MM-DD] [--year YYYY]
      Nhận ra, kiểm tra và chấm điểm từng trang của sổ. Mã thoát: 0 không có lỗi, 1 có lỗi, 2 tệp không dùng được.
  npm run --silent cli -- rule --file TỆP.json
      Đọc và tính thử các thang điểm viết bằng lời.
`;

export function usageError(message: string): CliResult {
  return { exitCode: 2, stdout: '', stderr: `${message}\n\n${usage}` };
}

/** Runs one command line (without `node` and the script's name). */
export async function runCli(args: readonly string[]): Promise<CliResult> {
  const [command, ...rest] = args;
  switch (command) {
    case 'check':
      return runCheck(rest);
    case 'rule':
      return runRule(rest);
    case undefined:
    case 'help':
    case '--help':
      return { exitCode: command === undefined ? 2 : 0, stdout: usage, stderr: '' };
    default:
      return usageError(`Không có lệnh "${command}".`);
  }
}
