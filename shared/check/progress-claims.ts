// What a report says of one piece of work, held against itself. The sheet's rules and the server's door judge by these.
import type { WorkStatus } from './due-status.ts';

/** Why a status and a percentage that disagree must be mended; one sentence for each place that says so. */
export const contradictionMatters = 'Hai ô trái nhau thì không biết tính hoàn thành hay chưa. Sửa một trong hai ô.';

/** Why finished work needs something to show. */
export const productMatters =
  'Chưa có sản phẩm thì chưa được công nhận hoàn thành. Ghi số, ngày văn bản hoặc kết quả đạt được.';

/**
 * Whether a status and a percentage say different things of the same work.
 * @param percent 0–100; outside of that it is wrong by itself and is compared with nothing
 */
export function contradicts(status: WorkStatus | null, percent: number | null): boolean {
  if (status === null || percent === null || percent < 0 || percent > 100) return false;
  switch (status) {
    case 'done':
      return percent < 100;
    case 'waiting':
      return percent > 0;
    case 'doing':
      return percent === 100;
    default:
      return false;
  }
}

/** Whether work is called done with nothing to show for it: `shown` = the texts of its result and its evidence. */
export function lacksProduct(status: WorkStatus | null, shown: readonly (string | null)[]): boolean {
  return status === 'done' && shown.every((text) => text === null);
}
