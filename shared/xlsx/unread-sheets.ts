import type { ListedSheet } from './listed-sheets.ts';

/** What an officer should know about sheets of a workbook that nobody will see or check, Vietnamese, one sentence each. */
export function noteUnreadSheets(sheets: readonly (ListedSheet & { readonly readable: boolean })[]): string[] {
  const unread = sheets.filter(({ readable }) => !readable);
  const charts = unread.filter(({ kind }) => kind === 'other').map(({ name }) => `«${name}»`);
  const lost = unread.filter(({ kind }) => kind === 'worksheet').map(({ name }) => `«${name}»`);
  const notes: string[] = [];
  if (charts.length > 0) {
    notes.push(
      `Tệp có trang không chứa ô tính (biểu đồ, hộp thoại hoặc macro): ${charts.join(', ')}. Bảng Điểm không hiện trang này; khi lưu từ bàn thử, trang được giữ nguyên trong tệp.`,
    );
  }
  if (lost.length > 0) {
    notes.push(
      `Tệp có ghi tên trang tính ${lost.join(', ')} nhưng thiếu nội dung của trang nên không đọc được. Hãy xin lại tệp từ nơi gửi nếu cần trang này; các trang khác đọc bình thường.`,
    );
  }
  return notes;
}
