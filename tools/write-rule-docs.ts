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
  const all = sheetKinds.filter((kind) => kind !== 'empty');
  return all.every((kind) => kinds.includes(kind)) ? 'Mọi trang' : kinds.map((kind) => sheetKindNames[kind]).join('; ');
}

/** The page, Markdown in Vietnamese: one table per severity, in the order of the rules. */
export function ruleDocs(): string {
  const lines = [
    '# Quy tắc kiểm tra',
    '',
    `Bảng Điểm kiểm tra mỗi trang tính theo ${checkRules.length} quy tắc dưới đây. Kết quả giống nhau trong Excel, khi gửi về tỉnh và trên dòng lệnh.`,
    '',
    '- **Lỗi** giữ dòng lại, không gửi về tỉnh cho tới khi sửa. Lỗi không bỏ qua được.',
    '- **Cảnh báo** đi kèm dòng khi gửi. Có thể bỏ qua nếu ghi lý do.',
    '- **Lưu ý** chỉ để biết. Một vài quy tắc hạ mức khi chỗ sai không ngăn được việc.',
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
