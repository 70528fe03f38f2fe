// npm run size: what an officer's browser loads for each page, gzipped, against a budget.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from './ensure-installed.mjs';

/** Budgets in KB gzipped. The workbench carries a whole spreadsheet, officers in Excel never load it. */
const budgets = {
  'addin/taskpane.html': 380,
  'server/dashboard/index.html': 260,
  'addin/workbench/index.html': 2300,
};
const web = path.join(root, 'dist/web');

/** The files a page loads before it can work: its scripts and styles and whatever those import statically. */
function loadedBy(page) {
  const html = readFileSync(path.join(web, page), 'utf8');
  const seen = new Set();
  const queue = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+\.(?:js|css))"/g)].map((match) => match[1]);
  while (queue.length > 0) {
    const file = queue.pop();
    if (seen.has(file)) continue;
    seen.add(file);
    if (!file.endsWith('.js')) continue;
    const code = readFileSync(path.join(web, file), 'utf8');
    for (const match of code.matchAll(/(?:from|import)\s*"\.\/([\w.-]+\.js)"/g)) queue.push(`/assets/${match[1]}`);
  }
  return [...seen];
}

let over = false;
for (const [page, budget] of Object.entries(budgets)) {
  const files = loadedBy(page);
  const kb = files.reduce((sum, file) => sum + gzipSync(readFileSync(path.join(web, file))).length, 0) / 1024;
  const verdict = kb <= budget ? 'within' : 'OVER';
  over ||= kb > budget;
  console.log(`${page}: ${kb.toFixed(0)} KB gzipped in ${files.length} files, ${verdict} its ${budget} KB`);
}
if (over) process.exit(1);
