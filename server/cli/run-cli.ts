import { runAccounts } from './accounts-command.ts';
import { runAgencies } from './agencies-command.ts';
import { runCheck } from './check-command.ts';
import type { CliResult } from './cli-result.ts';
import { usage, usageError } from './cli-result.ts';
import { runConvert } from './convert-command.ts';
import { runRule } from './rule-file-command.ts';
import { runTemplate } from './template-command.ts';

/** Runs one command line (without `node` and the script's name). */
export async function runCli(args: readonly string[]): Promise<CliResult> {
  const [command, ...rest] = args;
  switch (command) {
    case 'check':
      return runCheck(rest);
    case 'accounts':
      return runAccounts(rest);
    case 'agencies':
      return runAgencies(rest);
    case 'convert':
      return runConvert(rest);
    case 'rule':
      return runRule(rest);
    case 'template':
      return runTemplate(rest);
    case undefined:
    case 'help':
    case '--help':
      return { exitCode: command === undefined ? 2 : 0, stdout: usage, stderr: '' };
    default:
      return usageError(`Không có lệnh "${command}".`);
  }
}
