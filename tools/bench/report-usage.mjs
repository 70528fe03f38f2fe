// Preloaded into a measured process: its processor time and peak memory as the last line of standard error.
import { writeSync } from 'node:fs';

process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  writeSync(
    2,
    `\n${JSON.stringify({ milliseconds: (userCPUTime + systemCPUTime) / 1000, megabytes: maxRSS / 1024 })}\n`,
  );
});
