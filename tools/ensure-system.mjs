// Finds Chromium and LibreOffice, which the end-to-end tests drive. On Debian as root it installs them;
// elsewhere it says loudly what is missing, and the tests that need it report themselves as skipped.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const wanted = [
  {
    name: 'Chromium',
    commands: ['chromium', 'chromium-browser', 'google-chrome'],
    variable: 'CHROMIUM',
    pkg: 'chromium',
  },
  { name: 'LibreOffice Calc', commands: ['soffice', 'libreoffice'], variable: 'SOFFICE', pkg: 'libreoffice-calc' },
];

function find({ commands, variable }) {
  if (process.env[variable]) return process.env[variable];
  for (const command of commands) {
    const { stdout, status } = spawnSync('sh', ['-c', `command -v ${command}`], { encoding: 'utf8' });
    if (status === 0) return stdout.trim();
  }
  return null;
}

/** Sets CHROMIUM and SOFFICE in the environment; answers the names of what is missing. */
export function ensureSystem() {
  let missing = wanted.filter((tool) => find(tool) === null);
  const mayInstall = missing.length > 0 && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (mayInstall) {
    const names = missing.map(({ pkg }) => pkg);
    console.error(`Installing ${names.join(', ')} …`);
    const apt = (...args) =>
      spawnSync('apt-get', args, {
        stdio: ['ignore', 'ignore', 2],
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      });
    apt('update', '-q');
    apt('install', '-y', '-q', '--no-install-recommends', ...names);
    missing = wanted.filter((tool) => find(tool) === null);
  }
  for (const tool of wanted) {
    const found = find(tool);
    if (found) process.env[tool.variable] = found;
  }
  for (const { name, variable } of missing) {
    console.error(
      `\n!!! ${name} is not on this machine: the tests that need it are LEFT OUT. Install it or set ${variable}.\n`,
    );
  }
  return missing.map(({ name }) => name);
}
