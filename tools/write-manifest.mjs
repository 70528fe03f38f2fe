// npm run manifest -- https://bangdiem.tinh.gov.vn: writes dist/manifest.xml for a server at that address.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './ensure-installed.mjs';

const base = process.argv[2];
if (!base || !URL.canParse(base) || new URL(base).protocol !== 'https:') {
  console.error('Cần địa chỉ https của máy chủ, ví dụ: npm run manifest -- https://bangdiem.tinh.gov.vn');
  process.exit(2);
}
const { origin } = new URL(base);
const xml = readFileSync(path.join(root, 'manifest.xml'), 'utf8').replaceAll('https://localhost:3000', origin);
mkdirSync(path.join(root, 'dist'), { recursive: true });
writeFileSync(path.join(root, 'dist', 'manifest.xml'), xml);
console.log(`Đã ghi dist/manifest.xml cho ${origin}`);
