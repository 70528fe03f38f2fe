import type { JournalEntry, JournalRow } from '#shared/api/journal-api.ts';

export const journalWords = {
  title: 'Nhật ký',
  agency: 'Cơ quan',
  allAgencies: 'Mọi cơ quan',
  person: 'Người gửi',
  everybody: 'Mọi người',
  day: 'Ngày',
  clear: 'Bỏ lọc',
  loading: 'Đang tải nhật ký…',
  none: 'Không có lần ghi nào khớp bộ lọc.',
  older: 'Xem các lần trước',
  rows: (count: number) => `${count.toLocaleString('vi-VN')} dòng`,
  undone: 'Đã thu hồi',
  show: 'Xem các dòng',
  hide: 'Thu gọn',
  loadingRows: 'Đang tải các dòng…',
  someRows: (shown: number, total: number) => `Hiện ${shown} trong ${total} dòng.`,
} as const;

export const kindNames: Readonly<Record<JournalEntry['kind'], string>> = {
  sync: 'Gửi',
  undo: 'Thu hồi một lần gửi',
  create: 'Tạo tài liệu',
  period: 'Kỳ báo cáo',
};

export const actionNames: Readonly<Record<JournalRow['action'], string>> = {
  created: 'Thêm dòng',
  changed: 'Sửa',
  removed: 'Bỏ dòng',
  restored: 'Khôi phục dòng',
  returned: 'Trả lại',
  'return-ended': 'Nhận lại',
};
