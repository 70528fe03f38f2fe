import { readProgressStatus } from '../sync/progress-status.ts';
import { foldText } from '../text/fold-text.ts';

export type WorkStatus = 'done' | 'doing' | 'waiting' | 'cancelled' | 'unknown';

const knownStatuses = {
  done: 'done',
  'in-progress': 'doing',
  'not-started': 'waiting',
  cancelled: 'cancelled',
} as const;

/**
 * What the words of a status column say: the words of the product's own list, else by how an office's wording begins
 * ("Đã hoàn thành, gửi báo cáo", "Đang chờ ý kiến"). `null` when blank; `unknown` when the words fit none.
 */
export function readStatus(text: string | null): WorkStatus | null {
  const words = foldText(text ?? '');
  if (words === '') return null;
  const known = readProgressStatus(words);
  if (known !== null) return knownStatuses[known];
  if (/^(?:chua|khong) hoan thanh|^dang|chua xong|cham tien do|mot phan|co ban hoan thanh/.test(words)) return 'doing';
  if (/^chua|^moi giao|^cho /.test(words)) return 'waiting';
  if (/^khong (?:thuc hien|trien khai)|^huy/.test(words)) return 'cancelled';
  if (/hoan thanh|^xong|^da (?:xong|ban hanh|trinh|duyet|phe duyet|gui)|^dat\b/.test(words)) return 'done';
  return 'unknown';
}

/** 0 = Sunday … 6 = Saturday. */
export function weekday(iso: string): number {
  return new Date(`${iso}T00:00:00Z`).getUTCDay();
}
