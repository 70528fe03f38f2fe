import { runCli } from './run-cli.ts';

const { exitCode, stdout, stderr } = await runCli(process.argv.slice(2));
if (stderr) process.stderr.write(stderr);
if (stdout) process.stdout.write(stdout);
process.exitCode = exitCode;
