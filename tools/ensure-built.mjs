// Builds the web pages and the server when their sources changed since the last build.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root, run } from './ensure-installed.mjs';

const targets = {
  web: {
    sources: [
      'addin',
      'shared',
      'server/dashboard',
      'vite.config.ts',
      'tools/day-first-numbers.ts',
      'package-lock.json',
    ],
    made: 'dist/web/addin/taskpane.html',
    config: 'vite.config.ts',
    label: 'Đang dựng giao diện…',
  },
  server: {
    sources: ['server', 'shared', 'examples/data', 'vite.server.config.ts', 'package-lock.json'],
    made: 'dist/server/main.js',
    config: 'vite.server.config.ts',
    label: 'Đang dựng máy chủ…',
  },
};

function hashSources(sources) {
  const hash = createHash('sha256');
  const visit = (file) => {
    const full = path.join(root, file);
    if (!existsSync(full)) return;
    let entries;
    try {
      entries = readdirSync(full, { withFileTypes: true });
    } catch (error) {
      if (error.code !== 'ENOTDIR') throw error;
      hash.update(file).update('\0').update(readFileSync(full)).update('\0');
      return;
    }
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) visit(`${file}/${entry.name}`);
  };
  sources.forEach(visit);
  return hash.digest('hex');
}

/** @param {('web' | 'server')[]} names */
export function ensureBuilt(names) {
  for (const name of names) {
    const { sources, made, config, label } = targets[name];
    const stampFile = path.join(root, 'dist', `.${name}-built-from`);
    const stamp = hashSources(sources);
    if (existsSync(path.join(root, made)) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp)
      continue;
    console.error(label);
    run(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--config', config, '--logLevel', 'warn']);
    mkdirSync(path.dirname(stampFile), { recursive: true });
    writeFileSync(stampFile, stamp);
  }
}
