import type { AgencyEntry, AgencyLevel, CollectiveNoun } from './agency-entry.ts';

const nounLevels: Readonly<Record<CollectiveNoun, readonly AgencyLevel[]>> = {
  bo: ['central'],
  so: ['department'],
  ban: ['office', 'branch'],
  nganh: ['office', 'branch'],
  coQuan: ['department', 'office', 'branch'],
  coQuanChuyenMon: ['department', 'office'],
  donVi: ['service', 'enterprise'],
  diaPhuong: ['commune', 'district'],
  doanThe: ['organisation'],
  toChuc: ['organisation'],
};

/** Who belongs to a group named by these nouns, unless a document says otherwise. */
export function levelsOfNouns(nouns: readonly CollectiveNoun[]): readonly AgencyLevel[] {
  return [...new Set(nouns.flatMap((noun) => nounLevels[noun]))];
}

function group(
  code: string,
  name: string,
  nouns: readonly CollectiveNoun[],
  variants: readonly string[] = [],
  members: { readonly levels?: readonly AgencyLevel[]; readonly codes?: readonly string[] } = {},
): AgencyEntry {
  return {
    code,
    name,
    level: 'group',
    collective: true,
    variants,
    validFrom: null,
    validTo: null,
    lastDay: null,
    successors: [],
    partOf: null,
    memberLevels: members.levels ?? levelsOfNouns(nouns),
    memberCodes: members.codes ?? [],
    nouns,
  };
}

/**
 * Groups that plans name instead of an agency. Every wording made of the generic nouns ("Các sở, ban, ngành thuộc
 * UBND tỉnh", "Sở, ban và ngành có liên quan") is read by grammar, so `variants` holds only what grammar cannot know.
 * A role that is no body ("Cơ quan rà soát") has no members: nobody can be told from the words alone.
 */
export const defaultCollectives: readonly AgencyEntry[] = [
  group('*SO', 'Các sở', ['so']),
  group('*SO_BAN_NGANH', 'Các sở, ban, ngành', ['so', 'ban', 'nganh']),
  group('*SO_NGANH', 'Các sở, ngành', ['so', 'nganh']),
  group('*SO_NGANH_DP', 'Các sở, ngành, địa phương', ['so', 'nganh', 'diaPhuong']),
  group('*SO_BAN_NGANH_DP', 'Các sở, ban, ngành, địa phương', ['so', 'ban', 'nganh', 'diaPhuong']),
  group('*SO_BAN_NGANH_DT', 'Các sở, ban, ngành, đoàn thể', ['so', 'ban', 'nganh', 'doanThe']),
  group('*SO_NGANH_DV_DP_LIENQUAN', 'Các sở, ngành, đơn vị, địa phương có liên quan', [
    'so',
    'nganh',
    'donVi',
    'diaPhuong',
  ]),
  group('*SO_CQ_DV', 'Các sở, cơ quan, đơn vị thuộc UBND tỉnh', ['so', 'coQuan', 'donVi']),
  group('*SO_CQ_LIENQUAN', 'Các sở, cơ quan có liên quan', ['so', 'coQuan']),
  group('*SO_CQ', 'Các sở, cơ quan thuộc UBND tỉnh', ['so', 'coQuan']),
  group('*SO_CQ_CM', 'Các sở, cơ quan chuyên môn thuộc UBND tỉnh', ['so', 'coQuanChuyenMon']),
  group('*CQ_DP', 'Các cơ quan, địa phương', ['coQuan', 'diaPhuong']),
  group(
    '*CQ_DP_DV',
    'Các cơ quan, địa phương, đơn vị',
    ['coQuan', 'diaPhuong', 'donVi'],
    // "của tỉnh" takes in the province's units too: that is how the 2026 plan of Bắc Ninh uses it.
    ['Các cơ quan, địa phương của tỉnh', 'cơ quan, địa phương của tỉnh'],
  ),
  group('*CQ_DV_LIENQUAN', 'Các cơ quan, đơn vị có liên quan', ['coQuan', 'donVi']),
  group('*CQ_LIENQUAN', 'Các cơ quan có liên quan', ['coQuan']),
  group('*DV', 'Các đơn vị', ['donVi']),
  group(
    '*CQ_CHUYEN_MON',
    'Các cơ quan chuyên môn',
    ['coQuanChuyenMon'],
    ['Các cơ quan theo chức năng, nhiệm vụ', 'Cơ quan theo chức năng, nhiệm vụ'],
  ),
  group('*BO_NGANH', 'Các bộ, ngành', ['bo', 'nganh'], [], { levels: ['central'] }),
  group('*DOAN_THE', 'Các đoàn thể', ['doanThe'], ['Các tổ chức chính trị - xã hội', 'Các hội, đoàn thể']),
  group('*CO_QUAN_RA_SOAT', 'Cơ quan rà soát', [], ['Các cơ quan rà soát', 'Cơ quan được giao rà soát']),
  group('*CQ_CHU_TRI_TC', 'Cơ quan chủ trì tiêu chí', [], ['Các cơ quan chủ trì tiêu chí']),
  group(
    '*CQ_TW',
    'Các cơ quan Trung ương đóng trên địa bàn tỉnh',
    [],
    [
      'Các cơ quan Trung ương trên địa bàn tỉnh',
      'Các cơ quan TW đóng trên địa bàn tỉnh',
      'Cơ quan Trung ương đóng trên địa bàn tỉnh',
      'Các cơ quan Trung ương',
    ],
  ),
  group(
    '*PHONG_CM_XA',
    'Các phòng chuyên môn thuộc UBND cấp xã',
    [],
    ['Phòng chuyên môn thuộc UBND cấp xã', 'Các phòng chuyên môn cấp xã', 'Phòng chuyên môn cấp xã', 'PHONG_CM_XA'],
    { levels: ['commune'] },
  ),
  group('*DN_VIEN_THONG', 'Các doanh nghiệp viễn thông', [], ['Doanh nghiệp viễn thông'], { codes: ['VIENTHONG'] }),
  group(
    '*DIA_PHUONG_PCI_TOT',
    'Các địa phương có kết quả PCI tốt',
    [],
    ['Địa phương có kết quả PCI tốt', 'Các địa phương có kết quả PCI tốt trong cả nước'],
  ),
];
