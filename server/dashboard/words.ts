import type { TaskState } from '#shared/api/overview-api.ts';

/** Every word of the province's pages, in one place. */
export const words = {
  product: 'Bảng Điểm',
  page: 'Trang của tỉnh',
  overview: 'Tổng quan',
  tasks: 'Nhiệm vụ',
  periods: 'Kỳ báo cáo',
  journal: 'Nhật ký',
  justUpdated: (time: string) => `Vừa cập nhật ${time}`,
  templates: 'Mẫu bảng chấm điểm',
  templatesHint:
    'Tải về, gửi cho đơn vị: điền các ô nền vàng nhạt, điểm và tổng tự tính ngay trong Excel, không cần cài gì thêm.',
  illustrative: 'MINH HỌA',
  downloadWorkbook: 'Tải sổ Excel',
  workbench: 'Bàn thử Excel',
  signIn: 'Đăng nhập',
  signOut: 'Đăng xuất',
  username: 'Tên đăng nhập',
  password: 'Mật khẩu',
  demo: 'Tài khoản dùng thử (chỉ có trên máy này)',
  loading: 'Đang tải số liệu…',
  retry: 'Thử lại',
  pageMissing: 'Chưa tải được trang này. Kiểm tra mạng rồi thử lại; dữ liệu của tỉnh vẫn nguyên vẹn.',
  refresh: 'Cập nhật',
  noDocuments: 'Chưa có kế hoạch nào',
  noDocumentsHint: 'Mở sổ kế hoạch trong Excel, đăng nhập bằng tài khoản của tỉnh và bấm «Đưa kế hoạch lên tỉnh».',
  bySection: 'Tiến độ theo lĩnh vực',
  byAgency: 'Tiến độ theo cơ quan chủ trì',
  agency: 'Cơ quan chủ trì',
  collective: 'nhóm, chưa rõ đầu mối',
  late: 'Việc quá hạn',
  nearDue: 'Việc đến hạn trong 30 ngày',
  nothingLate: 'Không có việc quá hạn.',
  nothingNear: 'Không có việc đến hạn trong 30 ngày tới.',
  total: 'Tổng số',
  reported: 'Đã báo cáo',
  noDeadline: 'Không có hạn',
  noLead: 'Chưa giao chủ trì',
  noSection: 'Ngoài các mục',
  search: 'Tìm theo nội dung, cơ quan',
  allSections: 'Mọi lĩnh vực',
  allAgencies: 'Mọi cơ quan',
  allStates: 'Mọi tình trạng',
  clearFilter: 'Bỏ lọc',
  noMatch: 'Không có nhiệm vụ nào khớp bộ lọc.',
  exportSeen: 'Xuất bảng đang xem (.csv)',
  print: 'In',
  section: 'Mục',
  activity: 'Hoạt động',
  product_: 'Sản phẩm',
  lead: 'Chủ trì',
  deadline: 'Thời gian',
  state: 'Tình trạng',
  progress: 'Tiến độ',
  result: 'Kết quả',
  history: 'Lịch sử thay đổi',
  noHistory: 'Chưa có thay đổi nào từ khi đưa lên tỉnh.',
  close: 'Đóng',
  blank: '(trống)',
  rulesPage: 'Danh mục và quy tắc',
  catalogueTitle: 'Danh mục cơ quan',
  catalogueHow:
    'Mở trang danh mục cơ quan trong Excel, đăng nhập bằng tài khoản điều phối, vào thẻ Đồng bộ và bấm «Dùng làm danh mục cơ quan của tỉnh».',
  catalogueNone: 'Tỉnh đang dùng danh mục có sẵn của Bảng Điểm.',
  builtIn: 'Danh mục có sẵn của Bảng Điểm',
  version: (version: number) => `Bản ${version}`,
  versionRows: (count: number) => `${count} dòng`,
  restoredFrom: (version: number) => (version === 0 ? 'dùng lại danh mục có sẵn' : `dùng lại bản ${version}`),
  inUse: 'Đang dùng',
  restore: 'Dùng lại',
  rulesTitle: 'Quy tắc kiểm tra',
  rulesLead:
    'Tắt một cảnh báo hoặc gợi ý cho mọi sổ của tỉnh, kèm lý do. Lỗi không tắt được vì lỗi giữ lại số liệu sai.',
  rulesOff: (count: number) => `Đang tắt ${count} quy tắc`,
  readOnly: 'Chỉ tài khoản điều phối của tỉnh được thay đổi.',
  rule: 'Quy tắc',
  severity: 'Mức',
  warning: 'Cảnh báo',
  info: 'Gợi ý',
  switchOff: 'Tắt…',
  switchOn: 'Bật lại',
  ruleOn: 'Đang bật',
  ruleOff: 'Đã tắt',
  reasonOff: 'Lý do tắt',
  confirmOff: 'Tắt quy tắc',
  cancel: 'Hủy',
  changes: 'Các lần thay đổi',
  noChanges: 'Chưa có thay đổi nào.',
  searchRule: 'Tìm quy tắc',
} as const;

export const stateNames: Readonly<Record<TaskState, string>> = {
  done: 'Hoàn thành',
  inProgress: 'Đang thực hiện',
  notReported: 'Chưa báo cáo',
  nearDue: 'Sắp đến hạn',
  late: 'Quá hạn',
  cancelled: 'Không thực hiện',
};

/** A count: 5000 → "5.000". */
export function showCount(count: number): string {
  return count.toLocaleString('vi-VN');
}

/** 10:32, in Viet Nam's time. */
export function showTime(at: Date): string {
  return new Intl.DateTimeFormat('vi-VN', {
    timeZone: 'Asia/Ho_Chi_Minh',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  }).format(at);
}

/** 2026-01-10 → 10/01/2026 */
export function showDay(isoDay: string): string {
  const [year, month, day] = isoDay.split('-');
  return `${day}/${month}/${year}`;
}

/** An instant → 10/01/2026 14:05, in Viet Nam's time. */
export function showInstant(iso: string): string {
  return new Intl.DateTimeFormat('vi-VN', {
    timeZone: 'Asia/Ho_Chi_Minh',
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  })
    .format(new Date(iso))
    .replace(/^(\S+) (.+)$/, (_, time: string, day: string) =>
      time.includes(':') ? `${day} ${time}` : `${time} ${day}`,
    );
}

/** "còn 12 ngày", "hôm nay", "quá 3 ngày" */
export function showDaysLeft(days: number): string {
  if (days === 0) return 'hôm nay';
  return days > 0 ? `còn ${days} ngày` : `quá ${-days} ngày`;
}
