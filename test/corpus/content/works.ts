import papi from '../../../examples/data/papi-bacgiang-2024.json' with { type: 'json' };
import plan from '../../../examples/data/plan-bacninh-167.json' with { type: 'json' };
import type { ExpectedRecord } from '../corpus-sheet.ts';

/** A piece of work as a province wrote it, with what it says. */
export interface Work {
  readonly section?: string;
  readonly task: string;
  readonly product: string;
  readonly lead: string;
  readonly co: string;
  readonly due: string;
  /** Agencies as codes, the deadline as its kind and last day. */
  readonly says: { readonly lead: string; readonly co: string; readonly due: string };
}

export const plan167 = plan;
export const papi2024 = papi;

/** What a record read from the work must say. */
export function expectedOf({ task, product, says }: Work, more: ExpectedRecord = {}): ExpectedRecord {
  return { task, product, ...says, ...more };
}

/** Part III of the plan of Lạng Sơn for 2026, as rows. */
export const langSon2026: readonly Work[] = [
  {
    section: 'I',
    task: 'Ban hành kế hoạch triển khai cụ thể của cơ quan, đơn vị, địa phương',
    product: 'Kế hoạch của từng cơ quan',
    lead: 'Sở Nội vụ',
    co: 'Các sở, ban, ngành; UBND cấp xã',
    due: 'Trước ngày 15/7/2026',
    says: { lead: 'SNV', co: '*SO_BAN_NGANH, UBND_XA', due: 'before_date 2026-07-14' },
  },
  {
    section: 'I',
    task: 'Tập huấn, hướng dẫn tự đánh giá, chấm điểm Chỉ số cải cách hành chính',
    product: 'Hội nghị tập huấn',
    lead: 'Sở Nội vụ',
    co: 'Các sở, ban, ngành; UBND cấp xã',
    due: 'Trong tháng 7/2026',
    says: { lead: 'SNV', co: '*SO_BAN_NGANH, UBND_XA', due: 'month 2026-07-31' },
  },
  {
    section: 'II',
    task: 'Tham mưu sửa đổi, bổ sung, thay thế hoặc bãi bỏ văn bản khi có kiến nghị của cơ quan có thẩm quyền',
    product: 'Văn bản được xử lý',
    lead: 'Sở Tư pháp',
    co: 'Văn phòng UBND tỉnh',
    due: 'Quý III/2026',
    says: { lead: 'STP', co: 'VPUBND', due: 'quarter 2026-09-30' },
  },
  {
    section: 'II',
    task: 'Phê duyệt Đề án vị trí việc làm của các cơ quan hành chính sau sắp xếp',
    product: 'Quyết định phê duyệt',
    lead: 'Sở Nội vụ',
    co: 'Sở Tài chính',
    due: 'Trước quý III/2026',
    says: { lead: 'SNV', co: 'STC', due: 'before_quarter 2026-06-30' },
  },
  {
    section: 'III',
    task: 'Đối chiếu dữ liệu hồ sơ thủ tục hành chính với Cổng Dịch vụ công quốc gia',
    product: 'Biên bản đối chiếu',
    lead: 'Văn phòng UBND tỉnh',
    co: 'Sở Khoa học và Công nghệ',
    due: 'Định kỳ hằng tháng',
    says: { lead: 'VPUBND', co: 'SKHCN', due: 'recurring' },
  },
  {
    section: 'III',
    task: 'Báo cáo kết quả nâng cao Chỉ số PAR INDEX và SIPAS năm 2026',
    product: 'Báo cáo',
    lead: 'Sở Nội vụ',
    co: 'Sở Tư pháp, Sở Tài chính',
    due: 'Chậm nhất ngày 30/11/2026',
    says: { lead: 'SNV', co: 'STP, STC', due: 'by_date 2026-11-30' },
  },
];
