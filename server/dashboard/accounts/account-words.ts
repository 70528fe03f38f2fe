import type { AccountChange, AccountLogAction, AccountState } from '#shared/api/account-admin-api.ts';
import { accountRoles, type AccountRole } from '#shared/api/account-api.ts';

export const roleNames: Readonly<Record<AccountRole, string>> = {
  province: 'Tỉnh',
  'field-lead': 'Theo dõi lĩnh vực',
  agency: 'Cơ quan',
  reader: 'Chỉ xem',
};

export const stateNames: Readonly<Record<AccountState, string>> = {
  active: 'Đang dùng',
  invited: 'Chờ nhận lời mời',
  resetting: 'Chờ đặt lại mật khẩu',
  disabled: 'Ngừng sử dụng',
  demo: 'Minh họa',
};

export const logNames: Readonly<Record<AccountLogAction, string>> = {
  created: 'Lập tài khoản',
  invited: 'Mời',
  edited: 'Sửa tài khoản',
  reissued: 'Cấp lại mã mời',
  withdrawn: 'Thu hồi lời mời',
  joined: 'Nhận lời mời, đặt mật khẩu',
  reset: 'Cấp mã đặt lại mật khẩu',
  'password-set': 'Đặt lại mật khẩu bằng mã',
  'password-changed': 'Tự đổi mật khẩu',
  'signed-out': 'Đăng xuất mọi nơi',
  locked: 'Tạm khóa vì sai mật khẩu',
  unlocked: 'Mở khóa',
  disabled: 'Ngừng sử dụng',
  enabled: 'Mở lại',
};

const partNames: Readonly<Record<AccountChange['part'], string>> = {
  displayName: 'tên',
  role: 'vai trò',
  agency: 'cơ quan',
  parIndexFields: 'lĩnh vực',
};

/** "vai trò: Cơ quan → Chỉ xem" */
export function showChange({ part, from, to }: AccountChange): string {
  const known = accountRoles.map((role) => [role, roleNames[role]] as const);
  const show = (text: string): string => {
    const role = part === 'role' ? known.find(([key]) => key === text)?.[1] : undefined;
    return role ?? (text === '' ? 'không có' : text);
  };
  return `${partNames[part]}: ${show(from)} → ${show(to)}`;
}

export const accountWords = {
  title: 'Tài khoản',
  search: 'Tìm theo tên, cơ quan',
  allRoles: 'Mọi vai trò',
  allStates: 'Mọi trạng thái',
  role: 'Vai trò',
  state: 'Trạng thái',
  username: 'Tên đăng nhập',
  displayName: 'Tên hiển thị',
  agency: 'Cơ quan',
  noAgency: '(không thuộc cơ quan nào)',
  fields: 'Lĩnh vực theo dõi (ít nhất một)',
  fieldsOf: (fields: readonly number[]) => `lĩnh vực ${fields.join(', ')}`,
  signedIn: 'Đăng nhập gần nhất',
  never: 'Chưa lần nào',
  acts: 'Việc',
  invite: 'Mời tài khoản',
  inviteDo: 'Lập mã mời',
  inviteLead: 'Người được mời tự đặt mật khẩu bằng mã dùng một lần; tỉnh không biết mật khẩu của ai.',
  edit: 'Sửa',
  editDo: 'Lưu thay đổi',
  editLead:
    'Đổi vai trò, cơ quan hoặc lĩnh vực có hiệu lực ngay: mọi phiên đăng nhập của tài khoản này kết thúc, người dùng đăng nhập lại với quyền mới. Số liệu trong sổ của họ còn nguyên. Chỉ đổi tên thì không phải đăng nhập lại.',
  editOwnLead:
    'Đây là tài khoản bạn đang dùng nên chỉ đổi được tên. Vai trò, cơ quan, lĩnh vực do một tài khoản khác của tỉnh đổi.',
  edited: (name: string, ended: number) =>
    ended === 0 ? `Đã lưu ${name}.` : `Đã lưu ${name}. ${ended} phiên đăng nhập đã kết thúc.`,
  usernameHint: 'Chữ, số và . _ @ - viết liền, ví dụ so-tu-phap.cchc',
  codeTitle: (name: string) => `Mã dùng một lần của ${name}`,
  codeOnce: (until: string) =>
    `Mã chỉ hiện lần này, dùng được đến ${until}. Gửi cho đúng người; ai có mã đặt được mật khẩu.`,
  copyLink: 'Chép đường dẫn',
  copied: 'Đã chép.',
  copyFailed: 'Trình duyệt không cho chép. Chọn đường dẫn rồi chép bằng tay.',
  codeSeen: 'Đã gửi, đóng lại',
  reissue: 'Cấp mã mới',
  reset: 'Đặt lại mật khẩu',
  withdraw: 'Thu hồi',
  disable: 'Ngừng',
  enable: 'Mở lại',
  unlock: 'Mở khóa',
  sure: {
    code: 'Mật khẩu cũ hết hiệu lực và mọi phiên kết thúc ngay. Người dùng phải đặt mật khẩu mới bằng mã.',
    disable: 'Mọi phiên kết thúc ngay. Dữ liệu và lịch sử còn nguyên; mở lại được.',
    withdraw: 'Mã mời hết hiệu lực, tài khoản chưa dùng bị bỏ khỏi danh sách.',
  },
  lockedUntil: (time: string) => `tạm khóa đến ${time}`,
  codeUntil: (time: string) => `mã dùng được đến ${time}`,
  codeGone: 'mã đã hết hạn hoặc chưa cấp',
  empty: 'Chưa có tài khoản nào ngoài tài khoản minh họa. Bấm «Mời tài khoản» để bắt đầu.',
  noMatch: 'Không có tài khoản nào khớp bộ lọc.',
  count: (shown: number, all: number) => (shown === all ? `${all} tài khoản` : `${shown} trên ${all} tài khoản`),
  log: 'Nhật ký tài khoản',
  noLog: 'Chưa có thay đổi nào.',
  more: 'Xem cũ hơn',
  commandLine: 'Dòng lệnh trên máy chủ',
  provinceOnly: 'Trang này chỉ dành cho tài khoản điều phối của tỉnh. Gửi đề nghị cho Sở Nội vụ.',
  useTitle: { invitation: 'Nhận lời mời', reset: 'Đặt lại mật khẩu' },
  useLead: 'Nhập mã nhận được, rồi đặt mật khẩu của riêng bạn.',
  code: 'Mã dùng một lần',
  next: 'Tiếp tục',
  newPassword: 'Mật khẩu mới',
  repeatPassword: 'Nhập lại mật khẩu mới',
  passwordHint: 'Ít nhất 10 ký tự. Một câu ngắn dễ nhớ, có dấu cách, là cách tốt.',
  notSame: 'Hai lần nhập chưa giống nhau.',
  setPassword: 'Đặt mật khẩu và vào',
  otherCode: 'Dùng mã khác',
  haveCode: 'Tôi có mã mời hoặc mã đặt lại mật khẩu',
  toSignIn: 'Về trang đăng nhập',
  own: 'Mật khẩu và phiên',
  change: 'Đổi mật khẩu',
  changeLead: 'Đổi xong, các máy khác đang đăng nhập bằng tài khoản này phải đăng nhập lại.',
  current: 'Mật khẩu hiện tại',
  changed: (ended: number) =>
    ended === 0 ? 'Đã đổi mật khẩu.' : `Đã đổi mật khẩu. ${ended} phiên đăng nhập ở nơi khác đã kết thúc.`,
  sessions: 'Phiên đăng nhập',
  session: (opened: string | null, used: string) =>
    `${opened === null ? '' : `Đăng nhập ${opened}, `}dùng gần nhất ${used}`,
  thisSession: 'phiên này',
  everywhere: 'Đăng xuất mọi nơi',
  everywhereSure: 'Mọi phiên đăng nhập của tài khoản này kết thúc ngay, kể cả ở đây.',
  everywhereDone: (ended: number) => `Đã kết thúc ${ended} phiên đăng nhập.`,
} as const;
