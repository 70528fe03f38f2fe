import { formatNumber } from '../format.ts';

/** What the view of PAPI results says; fetched with it. */
export const papiWords = {
  total: (year: number) => `Điểm PAPI năm ${year}`,
  score: (score: number | null) => (score === null ? '–' : formatNumber(score)),
  outOf: 'Tám trục nội dung, mỗi trục từ 1 đến 10 điểm, tổng tối đa 80.',
  notSelfScored: 'PAPI do khảo sát người dân xác định; địa phương không tự chấm.',
  dimensions: 'Điểm theo trục nội dung',
  group: (group: string) => `Nhóm ${group.toLowerCase()}`,
  points: (points: number, since: number) =>
    points === 0
      ? `bằng năm ${since}`
      : `${points > 0 ? 'tăng' : 'giảm'} ${formatNumber(Math.abs(points))} so với năm ${since}`,
  groups: (groups: number) =>
    groups === 0 ? 'giữ nguyên nhóm' : `${groups > 0 ? 'lên' : 'xuống'} ${Math.abs(groups)} nhóm`,
  reference: {
    low: (score: number) => `Cả nước thấp nhất ${formatNumber(score)}`,
    median: (score: number) => `Cả nước ở mức giữa ${formatNumber(score)}`,
    high: (score: number) => `Cả nước cao nhất ${formatNumber(score)}`,
  },
  problems: 'Cần kiểm tra',
};
