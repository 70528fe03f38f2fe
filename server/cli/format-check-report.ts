import type { Severity } from '#shared/check/issue.ts';
import type { SheetReport } from '#shared/inspect/sheet-report.ts';
import { a1 } from '#shared/sheet/a1.ts';
import { sheetKindNames } from '#shared/sheet/sheet-kind.ts';

const severityNames: Readonly<Record<Severity, string>> = { error: 'LỖI', warning: 'Cảnh báo', info: 'Lưu ý' };

function countOf(report: SheetReport, severity: Severity): number {
  return report.issues.filter((issue) => issue.severity === severity).length;
}

/** The report for a person at a terminal, Vietnamese. */
export function formatCheckReport(file: string, reports: readonly SheetReport[]): string {
  const lines = [file];
  for (const report of reports) {
    const { name, tables } = report.reading;
    const found = tables.map(({ kind, records }) => `${sheetKindNames[kind]}: ${records.length} dòng`).join('; ');
    lines.push('', `Trang "${name}": ${found || 'không nhận ra bảng nào'}`);
    lines.push(
      `  ${countOf(report, 'error')} lỗi, ${countOf(report, 'warning')} cảnh báo, ${countOf(report, 'info')} lưu ý`,
    );
    for (const issue of report.issues) {
      lines.push(`  ${severityNames[issue.severity]} ${a1(issue.cell)}: ${issue.message} [${issue.code}]`);
    }
  }
  return `${lines.join('\n')}\n`;
}
