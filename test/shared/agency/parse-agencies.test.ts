import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import assignments from '../../../examples/data/assignments-bacninh-2026.json';
import papi from '../../../examples/data/papi-bacgiang-2024.json';
import plan from '../../../examples/data/plan-bacninh-167.json';
import { createCatalogue, defaultCatalogue } from '#shared/agency/agency-catalogue.ts';
import { parseAgencies } from '#shared/agency/parse-agencies.ts';

const seed = 20_260_110;

function codes(text: string): (string | null)[] {
  return parseAgencies(text, defaultCatalogue).map((ref) => ref.code);
}

describe('the agency cells of real plans', () => {
  it.each(plan.rows.map((row) => [row.uid, row] as const))('plan 167 of Bắc Ninh, row %s', (_, row) => {
    expect(codes(row.chu_tri ?? '')).toEqual(row.chu_tri_codes.map(({ code }) => code));
    expect(codes(row.phoi_hop ?? '')).toEqual(row.phoi_hop_codes.map(({ code }) => code));
  });

  it.each(papi.rows.map((row) => [row.stt, row] as const))('PAPI annex of Bắc Giang 2024, row %s', (_, row) => {
    expect(codes(row.chu_tri)).toEqual(row.chu_tri_codes);
    expect(codes(row.phoi_hop)).not.toContain(null);
  });

  const named = [
    ...assignments.fields.map(({ accountable }) => [accountable.agency, [accountable.code]] as const),
    ...assignments.fields.flatMap(({ weaknesses }) => weaknesses.map((w) => [w.owner, [w.owner_code]] as const)),
    ...assignments.fields.flatMap(({ duties }) => duties.map((duty) => [duty.agency, duty.agency_codes] as const)),
    ...assignments.organisation_duties.map((duty) => [duty.agency, duty.agency_codes] as const),
    ...assignments.evidence_responsibility.items.map((item) => [item.agency, [item.code]] as const),
  ];
  it.each(named)('improvement plan of Bắc Ninh 2026: %s', (text, expected) => {
    expect(codes(text)).toEqual(expected);
  });
});

describe('how a cell separates its agencies', () => {
  it.each([
    ['Sở Nội vụ; Sở Tài chính', ['SNV', 'STC']],
    ['Sở Nội vụ, Sở Tài chính', ['SNV', 'STC']],
    ['Sở Nội vụ\nSở Tài chính', ['SNV', 'STC']],
    ['Sở Nội vụ\r\nSở Tài chính', ['SNV', 'STC']],
    ['- Sở Nội vụ\n- Sở Tài chính', ['SNV', 'STC']],
    ['+ Sở Nội vụ; + Sở Tài chính', ['SNV', 'STC']],
    ['• Sở Nội vụ • Sở Tài chính', ['SNV', 'STC']],
    ['– Sở Nội vụ; – Sở Tài chính.', ['SNV', 'STC']],
    ['-Sở Nội vụ;-Sở Tài chính', ['SNV', 'STC']],
    ['Sở Nội vụ. Sở Tài chính.', ['SNV', 'STC']],
    ['Sở Nội vụ và Sở Tài chính', ['SNV', 'STC']],
    ['Sở Nội vụ & Sở Tài chính', ['SNV', 'STC']],
    ['Sở Nội vụ/Sở Tài chính', ['SNV', 'STC']],
    ['Sở Nội vụ - Sở Tài chính', ['SNV', 'STC']],
    ['Sở Nội vụ Sở Tài chính', ['SNV', 'STC']],
    ['1. Sở Nội vụ\n2. Sở Tài chính', ['SNV', 'STC']],
    ['1) Sở Nội vụ 2) Sở Tài chính', ['SNV', 'STC']],
    ['(1) Sở Nội vụ, (2) Sở Tài chính', ['SNV', 'STC']],
    ['a) Sở Nội vụ; b) Sở Tài chính', ['SNV', 'STC']],
    ['Sở Nội vụ,, ;; Sở Tài chính;', ['SNV', 'STC']],
    ['  Sở  Nội\u00a0vụ ,Sở Tài chính', ['SNV', 'STC']],
    ['Chủ trì: Sở Nội vụ; phối hợp: Sở Tài chính', ['SNV', 'STC']],
    ['Cơ quan chủ trì: Sở Nội vụ. Cơ quan phối hợp: Sở Tài chính', ['SNV', 'STC']],
    ['1 Sở Nội vụ\n2 Sở Tài chính', ['SNV', 'STC']],
    ['“Sở Nội vụ” | Sở Tài chính*', ['SNV', 'STC']],
    ['Giao Sở Nội vụ, đồng chí Giám đốc Sở Tài chính', ['SNV', 'STC']],
    ['Sở Nội vụ, v.v...', ['SNV']],
    ['Không', []],
    ['', []],
    [' - ', []],
    ['…', []],
  ])('%j', (text, expected) => {
    expect(codes(text)).toEqual(expected);
  });
});

describe('names that hold a separator', () => {
  it.each([
    ['Sở Văn hóa, Thể thao và Du lịch', ['SVHTTDL']],
    ['Sở Văn hoá, Thể thao và Du lịch và Sở Nội vụ', ['SVHTTDL', 'SNV']],
    ['Sở Văn hóa Thể thao và Du lịch', ['SVHTTDL']],
    ['Sở VHTT&DL', ['SVHTTDL']],
    ['Sở VH,TT&DL, Sở KH&CN', ['SVHTTDL', 'SKHCN']],
    ['Sở Khoa học & Công nghệ', ['SKHCN']],
    ['Sở KHCN', ['SKHCN']],
    ['Các sở, ban, ngành', ['*SO_BAN_NGANH']],
    ['Các sở/ban/ngành', ['*SO_BAN_NGANH']],
    ['sở, ban và ngành', ['*SO_BAN_NGANH']],
    ['Tất cả các sở ban ngành tỉnh Lạng Sơn', ['*SO_BAN_NGANH']],
    ['Thủ trưởng các sở, ban, ngành', ['*SO_BAN_NGANH']],
    ['Các sở, ngành, Ban Quản lý các KCN tỉnh', ['*SO_NGANH', 'BQLKCN']],
    ['Các cơ quan, đơn vị, địa phương', ['*CQ_DP_DV']],
    ['Các Sở, cơ quan chuyên môn thuộc UBND tỉnh', ['*SO_CQ_CM']],
    ['Các cơ quan chuyên môn, đơn vị sự nghiệp thuộc UBND tỉnh', ['*CQ_DV_LIENQUAN']],
    ['Văn phòng Đoàn ĐBQH và HĐND tỉnh, Sở Nội vụ', ['VP_HDND', 'SNV']],
    ['Các cơ quan Trung ương đóng trên địa bàn tỉnh', ['*CQ_TW']],
    ['Báo và Phát thanh, Truyền hình tỉnh; Bưu điện tỉnh', ['BAO_PTTH', 'BUUDIEN']],
    ['Báo, Phát thanh và Truyền hình tỉnh', ['BAO_PTTH']],
    ['Báo và PT-TH tỉnh, Đài PT-TH tỉnh', ['BAO_PTTH', 'DAI_PTTH']],
    ['Ban Dân vận các Thành ủy, Huyện ủy; Thanh tra tỉnh', ['BDV', 'TTRA']],
    ['Bệnh viện tuyến tỉnh, tuyến huyện', ['BENHVIEN']],
    ['Sở Lao động - Thương binh và Xã hội', ['SLDTBXH']],
    ['Bộ phận Một cửa cấp huyện, cấp xã', ['MOTCUA']],
    ['UBND các huyện, thị xã, thành phố', ['UBND_HUYEN']],
    ['Ban Chỉ đạo về phát triển KHCN, ĐMST, CĐS và Đề án 06', ['BCD_CDS']],
  ])('%j', (text, expected) => {
    expect(codes(text)).toEqual(expected);
  });
});

describe('lists that leave words out', () => {
  it.each([
    ['Các Sở: Nội vụ, Tư pháp, Tài chính', ['SNV', 'STP', 'STC']],
    ['Các Sở Nội vụ, Tư pháp và Tài chính', ['SNV', 'STP', 'STC']],
    ['Sở Nội vụ, Tư pháp, Tài chính', ['SNV', 'STP', 'STC']],
    ['Các Sở (Nội vụ, Tư pháp); UBND cấp xã', ['SNV', 'STP', 'UBND_XA']],
    ['Các sở gồm: Nội vụ, Y tế', ['SNV', 'SYT']],
    ['03 Sở: Nội vụ, Tài chính, Tư pháp', ['SNV', 'STC', 'STP']],
    ['Sở: Nội vụ, Tài chính', ['SNV', 'STC']],
    ['UBND 99 xã, phường', ['UBND_XA']],
    ['Các Sở: Văn hóa, Thể thao và Du lịch, Y tế', ['SVHTTDL', 'SYT']],
    ['Các sở, ban, ngành: Sở Nội vụ, Công an tỉnh', ['SNV', 'CA']],
    ['VP UBND tỉnh, Tài chính, Tư pháp, TT&TT, TN&MT, KH&ĐT', ['VPUBND', 'STC', 'STP', 'STTTT', 'STNMT', 'SKHDT']],
    ['Bộ Nội vụ, Tài chính', ['BNV', 'BTC']],
    ['UBND cấp huyện, cấp xã', ['UBND_HUYEN', 'UBND_XA']],
    ['UBND tỉnh, huyện, xã', ['UBND_TINH', 'UBND_HUYEN', 'UBND_XA']],
    ['Trung tâm Phục vụ hành chính công tỉnh, cấp xã.', ['TTPVHCC_TINH+TTPVHCC_XA']],
    ['Trung tâm PVHCC tỉnh, xã', ['TTPVHCC_TINH+TTPVHCC_XA']],
    ['Trung tâm PVHCC các cấp', ['TTPVHCC_TINH+TTPVHCC_XA']],
    ['Trung tâm PVHCC tỉnh; cấp xã', ['TTPVHCC_TINH', 'UBND_XA']],
  ])('%j', (text, expected) => {
    expect(codes(text)).toEqual(expected);
  });
});

describe('units and bodies', () => {
  it.each([
    ['Văn phòng UBND tỉnh (Trung tâm PVHCC tỉnh)', 'VPUBND>TTPVHCC_TINH'],
    ['Văn phòng Ủy ban nhân dân tỉnh (TT PVHCC tỉnh)', 'VPUBND>TTPVHCC_TINH'],
    ['Trung tâm PVHCC tỉnh (Văn phòng UBND tỉnh)', 'VPUBND>TTPVHCC_TINH'],
    ['Trung tâm PVHCC tỉnh thuộc Văn phòng UBND tỉnh', 'VPUBND>TTPVHCC_TINH'],
    ['Văn phòng UBND tỉnh (Trung tâm PVHCC tỉnh', 'VPUBND>TTPVHCC_TINH'],
    ['Phòng Cải cách hành chính (Sở Nội vụ)', 'SNV'],
    ['Phòng CCHC thuộc Sở Nội vụ', 'SNV'],
    ['Sở Nội vụ (SNV)', 'SNV'],
  ])('%j is %s', (text, code) => {
    expect(codes(text)).toEqual([code]);
  });
});

describe('conditions of a role', () => {
  function conditions(text: string): (readonly [string | null, string | null])[] {
    return parseAgencies(text, defaultCatalogue).map(({ code, condition }) => [code, condition] as const);
  }

  it('belong to the agency before them', () => {
    const text = plan.rows.find((row) => row.uid === 'I.1.2.1')!.chu_tri!;
    expect(conditions(text)).toEqual([
      ['*SO_NGANH', 'đối với công tác tự kiểm tra'],
      ['STP', 'đối với nhiệm vụ kiểm tra theo thẩm quyền'],
      ['*SO_NGANH', 'đối với nhiệm vụ rà soát'],
    ]);
  });

  it('speak of the whole list before them when they say "đối với"', () => {
    const text = plan.rows.find((row) => row.uid === 'I.1.3.1')!.chu_tri!;
    const [first, second, third] = conditions(text);
    expect(first![1]).toBe('đối với Kế hoạch theo dõi thi hành pháp luật của UBND tỉnh');
    expect(second![1]).toMatch(/^đối với Kế hoạch tổ chức/);
    expect(third![1]).toBe(second![1]);
  });

  it.each([
    [
      'Sở Tư pháp (đối với A), Sở Nội vụ (đối với B)',
      [
        ['STP', 'đối với A'],
        ['SNV', 'đối với B'],
      ],
    ],
    [
      'Sở Tư pháp đối với việc A, Sở Nội vụ đối với việc B',
      [
        ['STP', 'đối với việc A'],
        ['SNV', 'đối với việc B'],
      ],
    ],
    [
      'Sở Tư pháp đối với văn bản của HĐND và UBND tỉnh; Sở Nội vụ',
      [
        ['STP', 'đối với văn bản của HĐND và UBND tỉnh'],
        ['SNV', null],
      ],
    ],
    [
      'Sở Nội vụ (cơ quan thường trực), Sở Y tế',
      [
        ['SNV', 'cơ quan thường trực'],
        ['SYT', null],
      ],
    ],
    ['Sở Nội vụ chủ trì, phối hợp với Sở Y tế', [['SNV', 'chủ trì, phối hợp với Sở Y tế']]],
    ['Cơ quan, địa phương được giao tham mưu, ban hành văn bản', [['*CQ_DP', 'được giao tham mưu, ban hành văn bản']]],
    ['UBND cấp xã có liên quan', [['UBND_XA', null]]],
    ['Sở Nội vụ - cơ quan thường trực', [['SNV', 'cơ quan thường trực']]],
  ])('%j', (text, expected) => {
    expect(conditions(text)).toEqual(expected);
  });
});

describe('spelling', () => {
  it.each([
    ['UỶ BAN NHÂN DÂN CẤP XÃ', 'UBND_XA'],
    ['Uỷ ban nhân dân các xã, phường', 'UBND_XA'],
    ['UBND các phường, xã', 'UBND_XA'],
    ['UBND các cấp xã', 'UBND_XA'],
    ['UBND cấp cấp xã', 'UBND_XA'],
    ['Công an tỉnh Bắc Ninh', 'CA'],
    ['Bưu điện tỉnh Lạng Sơn', 'BUUDIEN'],
    ['Báo và PTTH Lạng Sơn', 'BAO_PTTH'],
    ['Báo Bắc Giang', 'BAO'],
    ['Viễn thông Lạng Sơn', 'VIENTHONG'],
    ['Công ty Cổ phần Cấp thoát nước Lạng Sơn', 'CAPNUOC'],
    ['Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh', 'MTTQ_TINH'],
    ['Ủy ban MTTQVN tỉnh', 'MTTQ_TINH'],
    ['Trung tâm PV HCC tỉnh', 'TTPVHCC_TINH'],
    ['Trung tâm Phục vụ hành chính tỉnh', 'TTPVHCC_TINH'],
    ['Ðài Phát thanh và Truyền hình tỉnh', 'DAI_PTTH'],
    ['BCĐ CCHC của Chính Phủ', 'BCDCCHC'],
    ['STC', 'STC'],
  ])('%j is %s', (text, code) => {
    expect(codes(text)).toEqual([code]);
  });
});

describe('names the catalogue does not hold', () => {
  it.each([
    ['Bru điện tỉnh', ['Bru điện tỉnh']],
    ['Sở Nội vụ, Bru điện tỉnh, Sở Tài chính', ['Sở Nội vụ', 'Bru điện tỉnh', 'Sở Tài chính']],
    ['So Van hoa, The thao va Du lich; Sở Nội vụ', ['So Van hoa, The thao va Du lich', 'Sở Nội vụ']],
    ['UBND xã Tân Tiến; Sở Nội vụ', ['UBND xã Tân Tiến', 'Sở Nội vụ']],
    ['Sở Quy hoạch, Kiến trúc và Cảnh quan, Sở Nội vụ', ['Sở Quy hoạch, Kiến trúc và Cảnh quan', 'Sở Nội vụ']],
    ['Nội vụ', ['Nội vụ']],
  ])('%j keeps its words', (text, texts) => {
    const refs = parseAgencies(text, defaultCatalogue);
    expect(refs.map((ref) => ref.text)).toEqual(texts);
    expect(refs.find((ref) => ref.code === null)).toMatchObject({ collective: false });
  });
});

describe('a province’s own list', () => {
  const row = { variants: [], level: 'Cấp xã', validFrom: 2025, validTo: null };
  const catalogue = createCatalogue([
    { ...row, code: 'P_KINHBAC', name: 'UBND phường Kinh Bắc', variants: ['Phường Kinh Bắc'] },
    { ...row, code: 'X_TANTIEN', name: 'UBND xã Tân Tiến' },
  ]);

  it('is read beside the default names', () => {
    const refs = parseAgencies('UBND phường Kinh Bắc, phường Kinh Bắc; UBND xã Tân Tiến; UBND xã', catalogue);
    expect(refs.map((ref) => ref.code)).toEqual(['P_KINHBAC', 'P_KINHBAC', 'X_TANTIEN', 'UBND_XA']);
  });
});

describe('any cell', () => {
  const names = defaultCatalogue.entries.flatMap((entry) =>
    [entry.name, ...entry.variants].map((name) => ({ name, code: entry.code })),
  );
  const strong = fc.constantFrom('; ', ';', '\n', '\n- ', '; - ', '. ', ' • ', ';\n+ ');
  const weak = fc.constantFrom(', ', ' và ', ',', ' & ', ', và ');
  // A name that is all generic nouns, or that only counts on its own, may join with its neighbour across a comma.
  const whole = names.filter(
    ({ name, code }) =>
      !code.startsWith('*') &&
      /^(Sở [^,&]+|Văn phòng UBND tỉnh|Công an tỉnh|Thanh tra tỉnh|Bưu điện tỉnh|UBND cấp xã|Sở Văn hóa, Thể thao và Du lịch|Bộ Nội vụ)$/u.test(
        name,
      ),
  );

  it('with names and strong separators parses back', () => {
    const list = fc.array(fc.constantFrom(...names), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(list, strong, (items, separator) => {
        expect(codes(items.map(({ name }) => name).join(separator))).toEqual(items.map(({ code }) => code));
      }),
      { seed, numRuns: 1000 },
    );
  });

  it('with whole names and weak separators parses back', () => {
    const list = fc.array(fc.constantFrom(...whole), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(list, weak, (items, separator) => {
        expect(codes(items.map(({ name }) => name).join(separator))).toEqual(items.map(({ code }) => code));
      }),
      { seed, numRuns: 1000 },
    );
  });

  const pieces = fc.constantFrom(
    'Sở',
    'Nội vụ',
    'các',
    ',',
    ';',
    '(',
    ')',
    ' ',
    '\n',
    '- ',
    'và',
    'đối với',
    'UBND',
    'cấp xã',
    ':',
    '.',
    'thuộc',
    'x',
    '1',
  );
  const anyText = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join(' ')),
  );

  it('never throws, and every name is made of words of the cell', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const words = text.normalize('NFC').replace(/[\s\u00ad\u200b-\u200f\u2060\ufeff]+/gu, '');
        for (const ref of parseAgencies(text, defaultCatalogue)) {
          expect(words).toContain(ref.text.replace(/\s+/gu, ''));
        }
      }),
      { seed, numRuns: 2000 },
    );
  });

  it('says the same in NFD, and in capitals', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...names.map(({ name }) => name), 'đối với việc A', 'Bru điện tỉnh'), {
          maxLength: 5,
        }),
        strong,
        (items, separator) => {
          const text = items.join(separator);
          expect(parseAgencies(text.normalize('NFD'), defaultCatalogue)).toEqual(parseAgencies(text, defaultCatalogue));
          expect(codes(text.toUpperCase())).toEqual(codes(text));
        },
      ),
      { seed, numRuns: 500 },
    );
  });

  it.each([
    '(',
    'a (',
    ') ',
    'Sở Nội vụ, ',
    'x, ',
    'giao do ',
    'UBND tỉnh khác ',
    'đối với Sở Nội vụ và ',
    '- ',
    'các sở, ban, ',
  ])('made of %j many times is read without trouble', (piece) => {
    expect(() => parseAgencies(piece.repeat(20_000), defaultCatalogue)).not.toThrow();
  });
});

describe('a name broken over lines to fit its cell', () => {
  it.each([
    ['Sở Tư\npháp', ['STP']],
    ['Sở\nTư pháp', ['STP']],
    ['Sở Tư \n  pháp', ['STP']],
    ['Sở Tư\r\npháp', ['STP']],
    ['Sở Tư\n\npháp', ['STP']],
    ['Sở Tư-\npháp', ['STP']],
    ['Sở\nTư\npháp', ['STP']],
    ['Sở Nông nghiệp\nvà Môi trường', ['SNNMT']],
    ['Sở Nông\nnghiệp và\nMôi trường', ['SNNMT']],
    ['Sở Văn hóa,\nThể thao\nvà Du lịch', ['SVHTTDL']],
    ['Văn phòng\nUBND tỉnh', ['VPUBND']],
    ['Văn\nphòng UBND\ntỉnh', ['VPUBND']],
    ['Ủy ban\nnhân dân tỉnh', ['UBND_TINH']],
    ['Sở Tư\npháp; Sở Tài\nchính', ['STP', 'STC']],
    ['Sở Tư\npháp\nSở Tài\nchính', ['STP', 'STC']],
    ['- Sở Tư\npháp\n- Sở Tài\nchính', ['STP', 'STC']],
    ['Sở Nội vụ, Tư\npháp', ['SNV', 'STP']],
    ['Sở Nội vụ\ntỉnh Bắc Ninh', ['SNV']],
    ['Chủ trì: Sở Tư\npháp', ['STP']],
  ])('%j is one name', (text, expected) => {
    expect(codes(text)).toEqual(expected);
  });

  it.each([
    ['Sở Nội vụ\nSở Tài chính', ['SNV', 'STC']],
    ['Sở Nội vụ\nVăn phòng UBND tỉnh\nSở Tư pháp', ['SNV', 'VPUBND', 'STP']],
    ['Sở Nội vụ\nPhòng Một', ['SNV', null]],
    ['Ban Một\nPhòng Hai', [null, null]],
    ['(1) Sở Nội vụ\n(2) Sở Tài chính', ['SNV', 'STC']],
  ])('%j stays a list', (text, expected) => {
    expect(codes(text)).toEqual(expected);
  });

  it('a remark on the next line belongs to the name above', () => {
    const [ref, ...rest] = parseAgencies('Sở Nội vụ\n(cơ quan thường trực)', defaultCatalogue);
    expect(rest).toEqual([]);
    expect(ref).toMatchObject({ code: 'SNV', condition: 'cơ quan thường trực' });
  });

  it('is told on one line', () => {
    expect(parseAgencies('Sở Tư\npháp', defaultCatalogue)[0]!.text).toBe('Sở Tư pháp');
  });

  it('with a slip in it is one unknown name, not two', () => {
    expect(parseAgencies('Sở Tu\nphap', defaultCatalogue).map(({ text }) => text)).toEqual(['Sở Tu phap']);
  });

  const names = [...new Set(defaultCatalogue.entries.flatMap(({ name, variants }) => [name, ...variants]))].filter(
    (name) => /\s/.test(name) && parseAgencies(name, defaultCatalogue).length === 1,
  );
  const known = (text: string) => parseAgencies(text, defaultCatalogue).some(({ code }) => code !== null);

  it('reads as itself, whichever name of the catalogue and wherever it is broken', () => {
    expect(names.length).toBeGreaterThan(100);
    for (const name of names) {
      for (const { index } of name.matchAll(/\s+/g)) {
        const [first, second] = [name.slice(0, index), name.slice(index).trim()];
        // Each part may be somebody: "Đảng ủy⏎UBND tỉnh".
        if (known(first) && known(second)) continue;
        for (const gap of ['\n', ' \n', '\r\n ']) expect(codes(first + gap + second), name).toEqual(codes(name));
      }
    }
  });

  it('made of "Sở Tư" and a break many times is read without trouble', () => {
    expect(codes('Sở Tư\n'.repeat(1_000)).length).toBeLessThanOrEqual(1_000);
  });
});
