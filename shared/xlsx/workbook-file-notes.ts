import { readZipDirectory } from './zip-directory.ts';

/**
 * What an officer should know about a readable workbook before relying on it, Vietnamese, one sentence each.
 * Looks at the names of its parts only.
 */
export function noteWorkbookFile(bytes: Uint8Array): string[] {
  const names = (readZipDirectory(bytes) ?? []).map(({ name }) => name.toLowerCase());
  const notes: string[] = [];
  if (names.some((name) => name.endsWith('/vbaproject.bin'))) {
    notes.push(
      'Tệp có macro. Bảng Điểm chỉ đọc dữ liệu, không chạy macro; khi lưu từ bàn thử, macro được giữ nguyên trong tệp.',
    );
  }
  if (names.some((name) => name.startsWith('xl/externallinks/') && name.endsWith('.xml'))) {
    notes.push(
      'Tệp có công thức lấy số từ sổ khác. Bảng Điểm đọc kết quả lưu sẵn lần cuối, không mở sổ kia; nếu sổ kia đã đổi, hãy mở tệp bằng Excel, cập nhật liên kết rồi lưu lại.',
    );
  }
  return notes;
}
