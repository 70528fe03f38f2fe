import type { Account } from '#shared/api/account-api.ts';
import type { StoredAgency } from '#server/store/store.ts';

/** A made-up commune, so that rows of "UBND cấp xã" have someone to report them. */
export const demoCommune: StoredAgency = {
  code: 'UBND_PHUONG_MINH_HOA',
  name: 'UBND phường (minh họa)',
  variants: [],
  level: 'Cấp xã',
  validFrom: null,
  validTo: null,
};

function office(username: string, role: Account['role'], code: string, name: string): Account {
  return { username, displayName: `Cán bộ CCHC ${name}`, role, agencyCode: code, agencyName: name, parIndexFields: [] };
}

/** Accounts by office; no real person. */
export const demoAccounts: readonly Account[] = [
  office('so-noi-vu', 'province', 'SNV', 'Sở Nội vụ'),
  {
    ...office('so-tu-phap-linh-vuc-2', 'field-lead', 'STP', 'Sở Tư pháp'),
    displayName: 'Sở Tư pháp (theo dõi lĩnh vực 2)',
    parIndexFields: [2],
  },
  office('so-tu-phap', 'agency', 'STP', 'Sở Tư pháp'),
  office('so-tai-chinh', 'agency', 'STC', 'Sở Tài chính'),
  office('so-khcn', 'agency', 'SKHCN', 'Sở Khoa học và Công nghệ'),
  office('van-phong-ubnd', 'agency', 'VPUBND', 'Văn phòng UBND tỉnh'),
  office('so-vhttdl', 'agency', 'SVHTTDL', 'Sở Văn hóa, Thể thao và Du lịch'),
  office('ubnd-phuong', 'agency', demoCommune.code, demoCommune.name),
  {
    username: 'lanh-dao',
    displayName: 'Lãnh đạo UBND tỉnh (chỉ xem)',
    role: 'reader',
    agencyCode: 'UBND_TINH',
    agencyName: 'UBND tỉnh',
    parIndexFields: [],
  },
];
