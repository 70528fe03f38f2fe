import type { CollectiveNoun } from './agency-entry.ts';
import { NameTrie } from './name-trie.ts';
import { readNameTokens } from './name-words.ts';
import { provinceNames } from './province-names.ts';

/** Compared with diacritics: "nơi" must not be heard in "Nội vụ", nor "từ" in "Tư pháp". */
function triesOf<T>(phrases: readonly (readonly [string, T])[]): NameTrie<T> {
  const trie = new NameTrie<T>();
  for (const [phrase, value] of phrases) {
    trie.insert(
      readNameTokens(phrase.normalize('NFC')).map((token) => token.key),
      value,
    );
  }
  return trie;
}

function setOf(phrases: readonly string[]): NameTrie<true> {
  return triesOf(phrases.map((phrase) => [phrase, true] as const));
}

/** Words that point at a group before its nouns: "Các sở", "Thủ trưởng các cơ quan". */
export const quantifiers = setOf([
  'các',
  'những',
  'tất cả các',
  'tất cả',
  'toàn thể các',
  'toàn bộ các',
  'một số',
  'một số các',
  'từng',
  'mỗi',
  'mọi',
  'thủ trưởng các',
  'thủ trưởng',
  'người đứng đầu các',
  'người đứng đầu',
  'lãnh đạo các',
  'giám đốc các',
]);

export const collectiveNouns: NameTrie<CollectiveNoun> = triesOf<CollectiveNoun>([
  ['bộ', 'bo'],
  ['sở', 'so'],
  ['ban', 'ban'],
  ['ngành', 'nganh'],
  ['cơ quan ngang bộ', 'nganh'],
  ['cơ quan', 'coQuan'],
  ['cơ quan chuyên môn', 'coQuanChuyenMon'],
  ['đơn vị', 'donVi'],
  ['đơn vị sự nghiệp', 'donVi'],
  ['đơn vị sự nghiệp công lập', 'donVi'],
  ['địa phương', 'diaPhuong'],
  ['đoàn thể', 'doanThe'],
  ['hội đoàn thể', 'doanThe'],
  ['hội', 'doanThe'],
  ['tổ chức', 'toChuc'],
  ['tổ chức đoàn thể', 'doanThe'],
]);

export const provinces = setOf(provinceNames);

/** Words behind a name that change nothing about who it is. */
export const qualifiers: NameTrie<'scope' | 'related'> = triesOf([
  ...[
    'thuộc UBND tỉnh',
    'trực thuộc UBND tỉnh',
    'thuộc, trực thuộc UBND tỉnh',
    'thuộc tỉnh',
    'trực thuộc tỉnh',
    'tỉnh',
    'cấp tỉnh',
    'của tỉnh',
    'của UBND tỉnh',
    'trong tỉnh',
    'toàn tỉnh',
    'trên địa bàn tỉnh',
    'trên địa bàn',
    'trên toàn tỉnh',
    'thuộc UBND thành phố',
    'trực thuộc UBND thành phố',
    'của thành phố',
    'thành phố',
    'trên địa bàn thành phố',
    'khác',
    'trung ương',
    'ở trung ương',
    'thuộc UBND',
    ...provinceNames,
  ].map((phrase) => [phrase, 'scope'] as const),
  ...['có liên quan', 'liên quan', 'có liên quan khác', 'khác có liên quan'].map(
    (phrase) => [phrase, 'related'] as const,
  ),
]);

/** Words that begin a condition of the role behind a name: "đối với …", "được giao …". */
export const conditionStarters = setOf([
  'đối với',
  'gồm',
  'bao gồm',
  'với',
  'về',
  'trong',
  'ở',
  'tại',
  'theo',
  'phụ trách',
  'chịu trách nhiệm',
  'được',
  'có',
  'đã',
  'đang',
  'chưa',
  'chủ trì',
  'phối hợp',
  'tham mưu',
  'tổng hợp',
  'báo cáo',
  'thực hiện',
  'triển khai',
  'hướng dẫn',
  'theo dõi',
  'đôn đốc',
  'cho',
  'để',
  'khi',
  'nếu',
  'là',
  'làm',
  'căn cứ',
  'quản lý',
  'thuộc',
  'trực thuộc',
  'của',
  'trên',
  'qua',
  'cùng',
  'gửi',
  'xây dựng',
  'ban hành',
  'kiểm tra',
  'thẩm định',
  'rà soát',
  'nơi',
  'chuyên',
  'do',
  'không',
  'trừ',
  'bảo đảm',
  'đảm bảo',
  'cung cấp',
  'tổ chức',
  'giúp',
  'tiếp nhận',
  'giải quyết',
  'như',
  'từ',
  'đến',
  'ngoài',
]);

/** Conditions that speak of the work as a whole and so of every agency named before them. */
export const sharedConditionStart = /^đối với\b/iu;

/** Words before a name that are no part of it: the role, or who answers for the body. */
export const rolePrefixes = setOf([
  'giao',
  'do',
  'cùng',
  'cùng với',
  'với',
  'và',
  'chủ trì',
  'phối hợp',
  'phối hợp với',
  'cơ quan chủ trì',
  'đơn vị chủ trì',
  'cơ quan phối hợp',
  'đơn vị phối hợp',
  'chủ trì phối hợp với',
  'lãnh đạo',
  'giám đốc',
  'phó giám đốc',
  'thủ trưởng',
  'người đứng đầu',
  'các',
  'gồm',
  'bao gồm',
  'đề nghị',
  'yêu cầu',
  'hai',
  'riêng',
  'đồng chí',
  'ông',
  'bà',
  'chánh',
]);

export const listOpeners = setOf(['gồm', 'bao gồm', 'cụ thể']);

/** First words of names of bodies: they tell where the next, unknown name begins. */
export const headWords = setOf([
  'sở',
  'ban',
  'bộ',
  'cục',
  'chi cục',
  'tổng cục',
  'vụ',
  'hội',
  'hội đồng',
  'liên đoàn',
  'liên minh',
  'hiệp hội',
  'công ty',
  'tổng công ty',
  'doanh nghiệp',
  'tập đoàn',
  'ngân hàng',
  'trung tâm',
  'trường',
  'học viện',
  'bệnh viện',
  'viện',
  'văn phòng',
  'vp',
  'phòng',
  'tổ',
  'đoàn',
  'ủy ban',
  'ubnd',
  'hđnd',
  'mttq',
  'công an',
  'kho bạc',
  'tòa án',
  'viện kiểm sát',
  'thanh tra',
  'báo',
  'đài',
  'bưu điện',
  'viễn thông',
  'điện lực',
  'các',
  'huyện',
  'xã',
  'phường',
  'thị trấn',
  'thị xã',
  'thành phố',
  'đặc khu',
  'tỉnh ủy',
  'thành ủy',
  'huyện ủy',
  'đảng ủy',
  'quỹ',
  'chủ tịch',
  'bảo hiểm',
  'thuế',
  'hải quan',
  'cơ quan',
  'đơn vị',
  'tổng',
]);

/** First words of names that run over a comma: "Sở Lao động, Thương binh và Xã hội". */
export const compoundHeads = setOf([
  'sở',
  'bộ',
  'ban',
  'ủy ban',
  'hội',
  'viện',
  'trường',
  'trung tâm',
  'cục',
  'chi cục',
  'phòng',
  'công ty',
  'báo',
  'đài',
  'ban quản lý',
  'hội đồng',
  'tổ',
]);

/** Items of a list that name nobody. */
export const emptyItems = setOf(['không', 'không có', 'v.v', 'vv', 'nt', 'như trên']);

/** "…, phối hợp với B" goes on with the role of A; it does not begin a new name. */
export const sharedWork = setOf(['phối hợp', 'phối hợp với', 'cùng với']);
