import { foldText } from '../text/fold-text.ts';

/** Where a task stands, as its agency says. */
export const progressStatuses = ['not-started', 'in-progress', 'done', 'cancelled'] as const;
export type ProgressStatus = (typeof progressStatuses)[number];

/** The words of the status column's drop-down, in the order offered. */
export const progressStatusWords: Readonly<Record<ProgressStatus, string>> = {
  'not-started': 'Chưa thực hiện',
  'in-progress': 'Đang thực hiện',
  done: 'Hoàn thành',
  cancelled: 'Không thực hiện',
};

/** Other words offices use, folded. */
const otherWords: Readonly<Record<ProgressStatus, readonly string[]>> = {
  'not-started': ['chua trien khai', 'chua lam', 'chua bat dau', 'chua den han', 'chua thuc hien duoc'],
  'in-progress': [
    'dang trien khai',
    'dang lam',
    'dang xu ly',
    'dang tham muu',
    'cham tien do',
    'dang thuc hien cham tien do',
    'thuong xuyen',
    'thuc hien thuong xuyen',
    'chua hoan thanh',
    'qua han',
    'da trien khai',
    'da thuc hien',
  ],
  done: [
    'da hoan thanh',
    'xong',
    'da xong',
    'hoan thanh dung han',
    'hoan thanh truoc han',
    'hoan thanh qua han',
    'hoan thanh cham',
    'da hoan thanh qua han',
    'dat',
  ],
  cancelled: ['huy', 'da huy', 'dung', 'tam dung', 'khong con thuc hien', 'khong trien khai', 'khong phat sinh'],
};

const statusByWord = new Map<string, ProgressStatus>();
for (const status of progressStatuses) {
  statusByWord.set(foldText(progressStatusWords[status]), status);
  for (const word of otherWords[status]) statusByWord.set(word, status);
}

/** What a status cell says, however it is typed; `null` when the words are not among those understood. */
export function readProgressStatus(text: string): ProgressStatus | null {
  const words = foldText(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
  return statusByWord.get(words) ?? null;
}
