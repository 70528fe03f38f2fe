import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { runRuleCommand } from './rule-command.ts';
import type { CliResult } from './cli-result.ts';
import { usageError } from './cli-result.ts';

/** `rule --file rules.json`: parses and evaluates scoring rules; prints JSON. */
export async function runRule(args: readonly string[]): Promise<CliResult> {
  let file: string | undefined;
  try {
    file = parseArgs({ args: [...args], options: { file: { type: 'string' } } }).values.file;
  } catch (error) {
    return usageError(error instanceof Error ? error.message : String(error));
  }
  if (file === undefined) return usageError('Lệnh rule cần --file TỆP.json.');
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch {
    return { exitCode: 2, stdout: '', stderr: `${file}: không đọc được tệp. Kiểm tra lại đường dẫn.\n` };
  }
  const outcome = runRuleCommand(text);
  if (!outcome.ok) return { exitCode: 2, stdout: '', stderr: `${file}: ${outcome.message}\n` };
  return { exitCode: 0, stdout: `${JSON.stringify(outcome.output, null, 2)}\n`, stderr: '' };
}
