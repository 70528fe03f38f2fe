import type { AgencyEntry, AgencyLevel } from './agency-entry.ts';

type Extras = Partial<Pick<AgencyEntry, 'validFrom' | 'validTo' | 'lastDay' | 'successors' | 'partOf'>>;

function agency(
  code: string,
  name: string,
  level: AgencyLevel,
  variants: readonly string[] = [],
  extras: Extras = {},
): AgencyEntry {
  return {
    code,
    name,
    level,
    collective: false,
    variants,
    validFrom: null,
    validTo: null,
    lastDay: null,
    successors: [],
    partOf: null,
    memberLevels: [],
    memberCodes: [],
    nouns: [],
    ...extras,
  };
}

/** A name for many bodies of one kind: every commune, every commune's service centre. */
function everyOne(
  code: string,
  name: string,
  level: AgencyLevel,
  variants: readonly string[],
  extras: Extras = {},
): AgencyEntry {
  return { ...agency(code, name, level, variants, extras), collective: true, memberLevels: [level] };
}

// The merger of departments and the end of the district level both fell in 2025: either name may stand in a plan of
// that year.
const ended2025: Extras = { validTo: 2025 };
const endedInto = (...successors: readonly string[]): Extras => ({ ...ended2025, successors });
const since2025: Extras = { validFrom: 2025 };

const departments: readonly AgencyEntry[] = [
  agency('SNV', 'Sở Nội vụ', 'department', ['Sở NV']),
  agency('STP', 'Sở Tư pháp', 'department', ['Sở TP']),
  agency('STC', 'Sở Tài chính', 'department', ['Sở TC']),
  agency('SKHCN', 'Sở Khoa học và Công nghệ', 'department', [
    'Sở KH&CN',
    'Sở KH-CN',
    'Sở Khoa học, Công nghệ',
    'SKHCCN',
  ]),
  agency('SVHTTDL', 'Sở Văn hóa, Thể thao và Du lịch', 'department', [
    'Sở VH,TT&DL',
    'Sở VHTT&DL',
    'Sở VH, TT và DL',
    'Sở VHTTDL',
    'Sở VH-TT-DL',
    'Sở VHTT-DL',
    'Sở Văn hóa, Thể thao, Du lịch',
  ]),
  agency('SYT', 'Sở Y tế', 'department'),
  agency('SGDDT', 'Sở Giáo dục và Đào tạo', 'department', ['Sở GD&ĐT', 'Sở GD-ĐT', 'Sở Giáo dục, Đào tạo']),
  agency('SXD', 'Sở Xây dựng', 'department', ['Sở XD']),
  agency('SCT', 'Sở Công Thương', 'department', ['Sở CT']),
  agency('SNNMT', 'Sở Nông nghiệp và Môi trường', 'department', ['Sở NN&MT', 'Sở NN-MT', 'Sở NNMT'], since2025),
  agency('SDTTG', 'Sở Dân tộc và Tôn giáo', 'department', ['Sở DT&TG', 'Sở DT-TG', 'Sở DTTG'], since2025),
  agency('SNGV', 'Sở Ngoại vụ', 'department'),
  agency('SDL', 'Sở Du lịch', 'department'),
  agency('SVHTT', 'Sở Văn hóa và Thể thao', 'department', ['Sở VH&TT']),
  agency(
    'STTTT',
    'Sở Thông tin và Truyền thông',
    'department',
    ['Sở TT&TT', 'Sở Thông tin, Truyền thông'],
    endedInto('SKHCN'),
  ),
  agency(
    'STNMT',
    'Sở Tài nguyên và Môi trường',
    'department',
    ['Sở TN&MT', 'Sở Tài nguyên, Môi trường'],
    endedInto('SNNMT'),
  ),
  agency('SKHDT', 'Sở Kế hoạch và Đầu tư', 'department', ['Sở KH&ĐT', 'Sở Kế hoạch, Đầu tư'], endedInto('STC')),
  agency(
    'SNNPTNT',
    'Sở Nông nghiệp và Phát triển nông thôn',
    'department',
    ['Sở Nông nghiệp và PTNT', 'Sở NN&PTNT', 'Sở Nông nghiệp, PTNT'],
    endedInto('SNNMT'),
  ),
  agency(
    'SLDTBXH',
    'Sở Lao động - Thương binh và Xã hội',
    'department',
    ['Sở Lao động, Thương binh và Xã hội', 'Sở LĐ-TB&XH', 'Sở LĐTB&XH', 'Sở LĐ-TBXH', 'Sở LĐ, TB&XH'],
    endedInto('SNV'),
  ),
  agency('SGTVT', 'Sở Giao thông vận tải', 'department', ['Sở GTVT', 'Sở Giao thông - Vận tải'], endedInto('SXD')),
];

const offices: readonly AgencyEntry[] = [
  agency('VPUBND', 'Văn phòng UBND tỉnh', 'office', ['VP UBND tỉnh', 'Văn phòng UBND', 'Văn phòng Ủy ban tỉnh']),
  agency(
    'TTPVHCC_TINH',
    'Trung tâm Phục vụ hành chính công tỉnh',
    'unit',
    [
      'Trung tâm PVHCC tỉnh',
      'Trung tâm PVHCC',
      'Trung tâm PVHCC cấp tỉnh',
      'Trung tâm Phục vụ hành chính tỉnh',
      'Trung tâm Hành chính công tỉnh',
      'Trung tâm HCC tỉnh',
      'HCC',
    ],
    { partOf: 'VPUBND' },
  ),
  agency('TTRA', 'Thanh tra tỉnh', 'office', ['Cơ quan Thanh tra tỉnh']),
];

const branches: readonly AgencyEntry[] = [
  agency('CA', 'Công an tỉnh', 'branch', ['CA tỉnh', 'Công an']),
  agency('BCHQS', 'Bộ Chỉ huy Quân sự tỉnh', 'branch', ['BCH Quân sự tỉnh', 'Bộ CHQS tỉnh', 'Bộ Chỉ huy Quân sự']),
  agency('BDBP', 'Bộ đội Biên phòng tỉnh', 'branch', ['Bộ Chỉ huy Bộ đội Biên phòng tỉnh', 'BĐBP tỉnh']),
  agency('THUE', 'Cục Thuế tỉnh', 'branch', ['Thuế tỉnh', 'Cục Thuế', 'Cơ quan Thuế']),
  agency('BHXH', 'Bảo hiểm xã hội tỉnh', 'branch', ['BHXH tỉnh', 'Bảo hiểm xã hội']),
  agency('KBNN', 'Kho bạc Nhà nước tỉnh', 'branch', ['KBNN tỉnh', 'Kho bạc Nhà nước', 'Kho bạc tỉnh']),
  agency('THONGKE', 'Cục Thống kê tỉnh', 'branch', ['Thống kê tỉnh', 'Chi cục Thống kê tỉnh', 'Cục Thống kê']),
  agency('BQLKCN', 'Ban Quản lý các khu công nghiệp tỉnh', 'branch', [
    'Ban Quản lý các KCN tỉnh',
    'Ban Quản lý các KCN',
    'BQL các KCN tỉnh',
    'BQL các KCN',
    'Ban Quản lý các khu công nghiệp',
    'Ban Quản lý Khu kinh tế tỉnh',
  ]),
  agency('NHNN', 'Ngân hàng Nhà nước chi nhánh tỉnh', 'branch', [
    'Ngân hàng Nhà nước',
    'NHNN tỉnh',
    'Ngân hàng Nhà nước khu vực',
  ]),
  agency('HAIQUAN', 'Hải quan tỉnh', 'branch', ['Cục Hải quan tỉnh', 'Chi cục Hải quan', 'Hải quan khu vực']),
  agency('BDT', 'Ban Dân tộc tỉnh', 'branch', ['Ban Dân tộc'], endedInto('SDTTG')),
  agency('TAND', 'Tòa án nhân dân tỉnh', 'branch', ['TAND tỉnh', 'Tòa án nhân dân']),
  agency('VKSND', 'Viện Kiểm sát nhân dân tỉnh', 'branch', ['VKSND tỉnh', 'Viện Kiểm sát nhân dân']),
  agency('THADS', 'Thi hành án dân sự tỉnh', 'branch', ['Cục Thi hành án dân sự tỉnh', 'THADS tỉnh']),
];

const services: readonly AgencyEntry[] = [
  agency('BAO_PTTH', 'Báo và Phát thanh, Truyền hình tỉnh', 'service', [
    'Báo và Phát thanh, Truyền hình',
    'Báo và Phát thanh và Truyền hình tỉnh',
    'Báo và PT-TH tỉnh',
    'Báo và PTTH',
    'Báo, Phát thanh và Truyền hình tỉnh',
    'Báo, Phát thanh và Truyền hình',
  ]),
  agency('BAO', 'Báo tỉnh', 'service', ['Báo']),
  agency('DAI_PTTH', 'Đài Phát thanh và Truyền hình tỉnh', 'service', [
    'Đài PT-TH tỉnh',
    'Đài PT&TH tỉnh',
    'Đài PTTH',
    'Đài Phát thanh - Truyền hình tỉnh',
  ]),
  agency('TTHDL', 'Trung tâm THDL tỉnh', 'service', ['Trung tâm Tích hợp dữ liệu tỉnh', 'Trung tâm THDL']),
  agency('IOC', 'Trung tâm Giám sát, điều hành đô thị thông minh', 'service', [
    'Trung tâm Giám sát, điều hành đô thị thông minh tỉnh',
    'Trung tâm IOC',
  ]),
  agency('TRUONG_CT', 'Trường Chính trị tỉnh', 'service', ['Trường Chính trị']),
];

const enterprises: readonly AgencyEntry[] = [
  agency('BUUDIEN', 'Bưu điện tỉnh', 'enterprise', ['Bưu điện văn hóa xã', 'Bưu điện']),
  agency('DIENLUC', 'Công ty Điện lực tỉnh', 'enterprise', ['Công ty Điện lực', 'Điện lực tỉnh']),
  agency('VIENTHONG', 'Viễn thông tỉnh', 'enterprise', ['Viễn thông', 'VNPT tỉnh', 'VNPT']),
  agency('CAPNUOC', 'Công ty Cổ phần Cấp thoát nước', 'enterprise', [
    'Công ty Cấp thoát nước',
    'Công ty CP Cấp thoát nước',
  ]),
];

const provinceBodies: readonly AgencyEntry[] = [
  agency('UBND_TINH', 'UBND tỉnh', 'province', ['UBND', 'Lãnh đạo UBND tỉnh']),
  agency('CT_UBND_TINH', 'Chủ tịch UBND tỉnh', 'province', ['Chủ tịch UBND']),
  agency('HDND_TINH', 'HĐND tỉnh', 'province', ['HĐND', 'Thường trực HĐND tỉnh']),
  agency('TO_CCHC', 'Tổ công tác CCHC', 'province', [
    'Tổ công tác CCHC của tỉnh',
    'Tổ công tác cải cách hành chính tỉnh',
  ]),
  agency('BCD_CCHC', 'Ban Chỉ đạo CCHC tỉnh', 'province', ['Ban Chỉ đạo CCHC của tỉnh']),
  agency('VP_HDND', 'Văn phòng Đoàn ĐBQH và HĐND tỉnh', 'province', [
    'Văn phòng Đoàn Đại biểu Quốc hội và HĐND tỉnh',
    'Văn phòng HĐND tỉnh',
  ]),
  agency('VP_TU', 'Văn phòng Tỉnh ủy', 'province'),
  agency('BTC_TU', 'Ban Tổ chức Tỉnh ủy', 'province'),
  agency('UBKT_TU', 'Ủy ban Kiểm tra Tỉnh ủy', 'province', ['UBKT Tỉnh ủy']),
  agency('BTGDV_TU', 'Ban Tuyên giáo và Dân vận Tỉnh ủy', 'province', [
    'Ban Tuyên giáo Tỉnh ủy',
    'Ban Dân vận Tỉnh ủy',
  ]),
  agency('HDSK', 'Hội đồng Sáng kiến tỉnh', 'province', ['Hội đồng Sáng kiến']),
  agency(
    'BCD_CDS',
    'Ban Chỉ đạo về phát triển khoa học, công nghệ, đổi mới sáng tạo, chuyển đổi số và Đề án 06',
    'province',
    [
      'Ban Chỉ đạo về phát triển KHCN, ĐMST, CĐS và Đề án 06',
      'Ban Chỉ đạo Chuyển đổi số tỉnh',
      'Ban Chỉ đạo Chuyển đổi số',
    ],
  ),
  agency('TO_CDS', 'Tổ Công tác về phát triển khoa học, công nghệ, đổi mới sáng tạo, chuyển đổi số', 'province', [
    'Tổ Công tác về phát triển KHCN, ĐMST, CĐS và Đề án 06',
    'Tổ Công tác về phát triển KHCN, ĐMST, CĐS',
    'Tổ Công tác Chuyển đổi số',
  ]),
  agency('TO_DA06', 'Tổ Công tác triển khai Đề án 06', 'province', [
    'Tổ Công tác Đề án 06',
    'Tổ Công tác triển khai Đề án 06 tỉnh',
  ]),
  agency('TINHUY', 'Tỉnh ủy', 'province', ['Thành ủy']),
  agency('BTV_TU', 'Ban Thường vụ Tỉnh ủy', 'province', ['BTV Tỉnh ủy', 'BTVTU']),
  agency('TTTU', 'Thường trực Tỉnh ủy', 'province', ['TT Tỉnh ủy']),
  agency('TTDU_UBND', 'Thường trực Đảng ủy UBND tỉnh', 'province', ['Đảng ủy UBND tỉnh']),
  agency('BCSD_UBND', 'Ban cán sự đảng UBND tỉnh', 'province', ['BCSĐ UBND tỉnh'], ended2025),
  agency('DOAN_KT', 'Đoàn kiểm tra', 'province', [
    'Đoàn thanh tra, kiểm tra',
    'Các Đoàn thanh tra, kiểm tra',
    'Đoàn kiểm tra CCHC',
  ]),
];

const organisations: readonly AgencyEntry[] = [
  agency('MTTQ_TINH', 'Ủy ban MTTQ Việt Nam tỉnh', 'organisation', [
    'Ủy ban MTTQ tỉnh',
    'Ủy ban MTTQVN tỉnh',
    'MTTQ tỉnh',
    'MTTQ Việt Nam tỉnh',
    'UBMTTQ Việt Nam tỉnh',
    'UBMTTQ tỉnh',
    'Ủy ban MTTQ Việt Nam',
  ]),
  everyOne('MTTQ_CACCAP', 'Ủy ban Mặt trận Tổ quốc các cấp', 'organisation', [
    'MTTQ các cấp',
    'Ủy ban MTTQ Việt Nam các cấp',
  ]),
  everyOne(
    'BDV',
    'Ban Dân vận các Thành ủy, Huyện ủy',
    'organisation',
    [
      'Ban Dân vận các Huyện ủy, Thành ủy',
      'Ban Dân vận Huyện ủy, Thành ủy',
      'Ban Dân vận các Huyện ủy, Thị ủy, Thành ủy',
    ],
    ended2025,
  ),
  everyOne('TTND', 'Ban Thanh tra nhân dân', 'organisation', ['Các Ban Thanh tra nhân dân']),
  everyOne('GSDTCD', 'Ban Giám sát đầu tư cộng đồng', 'organisation', ['Ban Giám sát đầu tư của cộng đồng']),
  agency('TINHDOAN', 'Tỉnh đoàn', 'organisation', ['Đoàn TNCS Hồ Chí Minh tỉnh', 'Thành đoàn']),
  agency('HLHPN', 'Hội Liên hiệp Phụ nữ tỉnh', 'organisation', ['Hội LHPN tỉnh']),
  agency('HND', 'Hội Nông dân tỉnh', 'organisation'),
  agency('HCCB', 'Hội Cựu chiến binh tỉnh', 'organisation', ['Hội CCB tỉnh']),
  agency('LDLD', 'Liên đoàn Lao động tỉnh', 'organisation', ['LĐLĐ tỉnh']),
  agency('HHDN', 'Hiệp hội Doanh nghiệp tỉnh', 'organisation', ['Hiệp hội doanh nghiệp']),
];

const localBodies: readonly AgencyEntry[] = [
  everyOne('UBND_XA', 'UBND cấp xã', 'commune', [
    'UBND các xã, phường',
    'UBND các phường, xã',
    'UBND xã, phường',
    'UBND phường, xã',
    'UBND các xã, phường, thị trấn',
    'UBND xã, phường, thị trấn',
    'UBND các xã, phường, đặc khu',
    'UBND xã, phường, đặc khu',
    'UBND các cấp xã',
    'UBND các xã',
    'UBND các phường',
    'UBND xã',
    'UBND phường',
    'Các xã, phường',
    'Các xã, phường, đặc khu',
    'Các xã, phường, thị trấn',
    'Các phường, xã',
    'cấp xã',
    'địa phương',
    'các địa phương',
  ]),
  everyOne('CT_XA', 'Chủ tịch UBND cấp xã', 'commune', [
    'Chủ tịch UBND các xã, phường',
    'Chủ tịch UBND xã, phường',
    'Chủ tịch UBND các phường, xã',
    'Chủ tịch UBND các xã, phường, đặc khu',
    'Chủ tịch UBND xã',
    'Chủ tịch UBND phường',
  ]),
  everyOne('TTPVHCC_XA', 'Trung tâm Phục vụ hành chính công cấp xã', 'commune', [
    'Trung tâm PVHCC xã',
    'Trung tâm PVHCC xã, phường',
    'Trung tâm PVHCC các xã, phường',
    'Trung tâm PVHCC các xã',
    'Trung tâm PVHCC phường',
    'TTPVHCC xã',
    'TTPVHCC phường',
    'Trung tâm Phục vụ hành chính cấp xã',
    'Trung tâm Hành chính công cấp xã',
  ]),
  everyOne('CA_XA', 'Công an cấp xã', 'commune', [
    'Công an xã',
    'Công an phường',
    'Công an các xã, phường',
    'Công an xã, phường',
  ]),
  everyOne('THON', 'Các thôn, tổ dân phố', 'commune', [
    'Thôn, tổ dân phố',
    'Các thôn, xóm',
    'Các thôn, bản',
    'Các thôn',
    'Các tổ dân phố',
    'Trưởng thôn, tổ trưởng tổ dân phố',
    'Trưởng các thôn, tổ dân phố',
    'Trưởng thôn',
    'Các khu phố',
  ]),
  everyOne(
    'UBND_HUYEN',
    'UBND cấp huyện',
    'district',
    [
      'UBND các huyện, thị xã, thành phố',
      'UBND huyện, thị xã, thành phố',
      'UBND các huyện, thành phố',
      'UBND các huyện, thành phố, thị xã',
      'UBND huyện, thành phố',
      'UBND các huyện',
      'UBND huyện',
      'cấp huyện',
      'các huyện, thị xã, thành phố',
      'các huyện, thành phố',
    ],
    // The last day of the district level; the local government of two levels began on 1 July 2025.
    { ...endedInto('UBND_XA'), lastDay: '2025-06-30' },
  ),
  // One-stop desks and hospitals are spread over every level: many bodies, none accountable by this name.
  {
    ...everyOne('MOTCUA', 'Bộ phận Một cửa', 'commune', [
      'Bộ phận Một cửa các cấp',
      'Bộ phận Một cửa cấp huyện, cấp xã',
      'Bộ phận Một cửa cấp huyện',
      'Bộ phận Một cửa cấp xã',
      'Bộ phận tiếp nhận và trả kết quả',
      'Bộ phận TN&TKQ',
    ]),
    memberLevels: ['commune', 'district'],
  },
  everyOne('BENHVIEN', 'Bệnh viện tuyến tỉnh, tuyến huyện', 'service', [
    'Các bệnh viện tuyến tỉnh, tuyến huyện',
    'Bệnh viện tuyến tỉnh',
    'Bệnh viện tuyến huyện',
    'Các bệnh viện',
  ]),
  everyOne('SO_PHONG', 'Các phòng, đơn vị thuộc Sở', 'unit', [
    'Phòng, đơn vị thuộc Sở',
    'Các phòng chuyên môn thuộc Sở',
    'Các phòng thuộc Sở',
    'Các phòng chuyên môn, đơn vị thuộc Sở',
    'Các phòng, ban, đơn vị thuộc Sở',
    'Trưởng phòng, trưởng đơn vị',
    'Trưởng các phòng, đơn vị',
    'Trưởng các phòng, đơn vị thuộc Sở',
  ]),
];

/**
 * The parts of a commune under the two-level government. In a commune's own plan each is one body, so none is a group.
 */
const communeUnits: readonly AgencyEntry[] = [
  agency(
    'VP_XA',
    'Văn phòng HĐND và UBND cấp xã',
    'unit',
    [
      'Văn phòng HĐND và UBND',
      'Văn phòng HĐND và UBND xã',
      'Văn phòng HĐND và UBND phường',
      'Văn phòng HĐND - UBND',
      'Văn phòng HĐND-UBND',
      'Văn phòng HĐND-UBND xã',
      'Văn phòng HĐND-UBND phường',
      'Văn phòng HĐND - UBND xã',
      'Văn phòng HĐND - UBND phường',
      'Văn phòng HĐND, UBND',
      'Văn phòng HĐND, UBND xã',
      'Văn phòng HĐND, UBND phường',
      'Văn phòng UBND xã',
      'Văn phòng UBND phường',
    ],
    { partOf: 'UBND_XA' },
  ),
  agency(
    'PKT_XA',
    'Phòng Kinh tế',
    'unit',
    [
      'Phòng Kinh tế xã',
      'Phòng Kinh tế, Hạ tầng và Đô thị',
      'Phòng Kinh tế, Hạ tầng và Đô thị phường',
      'Phòng KT, HT và ĐT',
      'Phòng KT-HT&ĐT',
      'Phòng KTHT&ĐT',
    ],
    { partOf: 'UBND_XA' },
  ),
  agency(
    'PVHXH_XA',
    'Phòng Văn hóa - Xã hội',
    'unit',
    [
      'Phòng Văn hóa, Xã hội',
      'Phòng Văn hóa và Xã hội',
      'Phòng Văn hóa - Xã hội xã',
      'Phòng Văn hóa - Xã hội phường',
      'Phòng VH-XH',
      'Phòng VHXH',
      'Phòng VH&XH',
    ],
    { partOf: 'UBND_XA' },
  ),
  agency('BCHQS_XA', 'Ban Chỉ huy Quân sự cấp xã', 'unit', [
    'Ban Chỉ huy Quân sự xã',
    'Ban Chỉ huy Quân sự phường',
    'Ban CHQS xã',
    'Ban CHQS phường',
  ]),
  agency('TYT_XA', 'Trạm Y tế cấp xã', 'unit', ['Trạm Y tế', 'Trạm Y tế xã', 'Trạm Y tế phường']),
  agency('MTTQ_XA', 'Ủy ban MTTQ Việt Nam cấp xã', 'unit', [
    'Ủy ban MTTQ Việt Nam xã',
    'Ủy ban MTTQ Việt Nam phường',
    'Ủy ban MTTQ xã',
    'Ủy ban MTTQ phường',
    'MTTQ xã',
    'MTTQ phường',
  ]),
];

/** What every department holds; in its own plan each is one body. */
const departmentUnits: readonly AgencyEntry[] = [
  agency('VP_SO', 'Văn phòng Sở', 'unit'),
  agency('TTRA_SO', 'Thanh tra Sở', 'unit'),
  agency('LD_SO', 'Lãnh đạo Sở', 'unit', ['Ban Giám đốc Sở']),
];

const centralBodies: readonly AgencyEntry[] = [
  agency('BNV', 'Bộ Nội vụ', 'central'),
  agency('BCDCCHC', 'Ban Chỉ đạo CCHC của Chính phủ', 'central', ['BCĐ CCHC Chính phủ', 'Ban Chỉ đạo Chính phủ']),
  agency('CP', 'Chính phủ', 'central'),
  agency('TTG', 'Thủ tướng Chính phủ', 'central', ['Thủ tướng', 'TTgCP']),
  agency('VPCP', 'Văn phòng Chính phủ', 'central'),
  agency('KTNN', 'Kiểm toán nhà nước', 'central', ['Kiểm toán nhà nước khu vực']),
  agency('VCCI', 'Liên đoàn Thương mại và Công nghiệp Việt Nam', 'central', ['VCCI']),
  agency('BTTTT', 'Bộ Thông tin và Truyền thông', 'central', ['Bộ TT&TT'], endedInto('BKHCN')),
  agency('BKHCN', 'Bộ Khoa học và Công nghệ', 'central', ['Bộ KH&CN']),
  agency('BTP', 'Bộ Tư pháp', 'central'),
  agency('BTC', 'Bộ Tài chính', 'central'),
  agency('BCA', 'Bộ Công an', 'central'),
  agency('BTCTW', 'Ban Tổ chức Trung ương', 'central'),
  agency('BCT_TW', 'Bộ Chính trị', 'central'),
  agency('TTDLQG', 'Trung tâm Dữ liệu quốc gia', 'central'),
  agency('VNPOST', 'Tổng Công ty Bưu điện Việt Nam', 'central'),
];

/**
 * The agencies of a province as their plans name them, nothing of any one province. Names and variants are those read
 * in plans of Bắc Giang (2024), Bắc Ninh and Lạng Sơn (2026), with the other departments and branches every province
 * has. A province lays its own list over it with `createCatalogue`.
 */
export const defaultAgencies: readonly AgencyEntry[] = [
  ...departments,
  ...offices,
  ...branches,
  ...services,
  ...enterprises,
  ...provinceBodies,
  ...organisations,
  ...localBodies,
  ...communeUnits,
  ...departmentUnits,
  ...centralBodies,
];

/** Names that stand for two entries at once; the reference joins their codes with "+". */
export const agencyPairs: readonly { readonly codes: readonly [string, string]; readonly names: readonly string[] }[] =
  [
    {
      codes: ['TTPVHCC_TINH', 'TTPVHCC_XA'],
      names: [
        'Trung tâm PVHCC tỉnh, cấp xã',
        'Trung tâm PVHCC tỉnh và cấp xã',
        'Trung tâm PVHCC cấp tỉnh, cấp xã',
        'Trung tâm PVHCC cấp tỉnh và cấp xã',
        'Trung tâm PVHCC tỉnh, xã',
        'Trung tâm PVHCC cấp tỉnh, xã',
        'Trung tâm PVHCC tỉnh và xã',
        'Trung tâm PVHCC các cấp',
      ],
    },
  ];
