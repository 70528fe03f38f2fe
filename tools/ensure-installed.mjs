// Makes `npm start`, `npm test` and the command line work on a fresh clone: installs packages when the lock file
// or the Node version changed since the last install. Plain Node, since nothing is installed yet when it runs.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '..');
const oldestNode = [20, 19];

/** Runs a command with its output on stderr, so that a command's own stdout stays clean. Throws when it fails. */
export function run(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2], ...options });
  if (error) throw error;
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with status ${status}`);
}

export function ensureInstalled() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < oldestNode[0] || (major === oldestNode[0] && minor < oldestNode[1])) {
    console.error(`Bảng Điểm cần Node.js ${oldestNode.join('.')} trở lên; máy này đang chạy ${process.versions.node}.`);
    process.exit(2);
  }
  const stampFile = path.join(root, 'node_modules', '.bang-diem-installed');
  const stamp = createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .update(process.versions.modules)
    .digest('hex');
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  console.error('Đang cài các gói cần thiết (chỉ lần đầu, vài phút)…');
  run('npm', ['ci', '--no-audit', '--no-fund'], { shell: process.platform === 'win32' });
  writeFileSync(stampFile, stamp);
}
