import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Severity } from '#shared/check/issue.ts';
import { checkRules } from '#shared/check/rule-registry.ts';
import type { SheetKind } from '#shared/sheet/sheet-kind.ts';
import { sheetKindNames, sheetKinds } from '#shared/sheet/sheet-kind.ts';

// Writes docs/quy-tac-kiem-tra.md from the rules themselves. Run after changing a rule: npx tsx tools/write-rule-docs.ts
// (a test fails while the page is out of date).

const page = new URL('../docs/quy-tac-kiem-tra.md', import.meta.url);
const severityNames: Readonly<Record<Severity, string>> = { error: 'Lỗi', warning: 'Cảnh báo', info: 'Lưu ý' };

function cellText(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/\|/g, '\\|');
}

function kindWords(kinds: readonly SheetKind[]): string {
  const all = sheetKinds.filter((kind) => kind !== 'empty' && kind !== 'lost-points');
  return all.every((kind) => kinds.includes(kind)) ? 'Mọi trang' : kinds.map((kind) => sheetKindNames[kind]).join('; ');
}

/** Rules whose errors hold a row back at the server too (SPEC V-2, V-4). */
const doorRules = [
  'percent-out-of-range',
  'percent-against-status',
  'done-without-product',
  'score-out-of-range',
  'score-not-number',
];

/** The page, Markdown in Vietnamese: one table per severity, in the order of the rules. */
export function ruleDocs(): string {
  const lines = [
    '# Quy tắc kiểm tra',
    '',
    `Bảng Điểm kiểm tra mỗi trang tính theo ${checkRules.length} quy tắc dưới đây. Kết quả giống nhau trong Excel và trên dòng lệnh.`,
    '',
    '- **Lỗi** phải sửa, không bỏ qua được.',
    '- **Cảnh báo** nên xem lại. Có thể bỏ qua nếu ghi lý do.',
    '- **Lưu ý** chỉ để biết. Một vài quy tắc hạ mức khi chỗ sai không ngăn được việc.',
    '',
    `Khi gửi về tỉnh, máy chủ tự kiểm tra những ô đang gửi và giữ cả dòng lại nếu có lỗi ${doorRules.map((code) => `\`${code}\``).join(', ')}; các dòng khác vẫn đi. Lỗi ở ô không gửi, như thời gian tỉnh để trống, không giữ báo cáo của đơn vị lại.`,
    '',
    'Trang này được ghi tự động từ các quy tắc trong chương trình.',
  ];
  for (const severity of ['error', 'warning', 'info'] as const) {
    const rules = checkRules.filter((rule) => rule.severity === severity);
    lines.push('', `## ${severityNames[severity]} (${rules.length})`, '', '<!-- prettier-ignore -->');
    lines.push('| Mã | Mức | Nội dung | Vì sao | Áp dụng cho | Căn cứ |', '| --- | --- | --- | --- | --- | --- |');
    for (const { code, title, why, basis, kinds } of rules) {
      const cells = [`\`${code}\``, severityNames[severity], title, why, kindWords(kinds), basis];
      lines.push(`| ${cells.map(cellText).join(' | ')} |`);
    }
  }
  return `${lines.join('\n')}\n`;
}

/** True when the page on disk is what the rules say. Line ends do not count. */
export function ruleDocsAreCurrent(): boolean {
  return readFileSync(page, 'utf8').replace(/\r\n/g, '\n') === ruleDocs();
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  writeFileSync(page, ruleDocs());
}
