import { foldText } from '../text/fold-text.ts';
import { agencyLevels, type AgencyLevel } from './agency-entry.ts';

/** What each level is called in an agency list that Bảng Điểm writes. */
export const agencyLevelNames: Readonly<Record<AgencyLevel, string>> = {
  central: 'Cơ quan Trung ương',
  province: 'Lãnh đạo, cơ quan chỉ đạo của tỉnh',
  office: 'Văn phòng, thanh tra',
  department: 'Sở',
  branch: 'Ban, ngành',
  service: 'Đơn vị sự nghiệp',
  unit: 'Đơn vị trực thuộc',
  organisation: 'Mặt trận, đoàn thể',
  enterprise: 'Doanh nghiệp',
  district: 'Cấp huyện',
  commune: 'Cấp xã',
  group: 'Nhóm cơ quan',
};

const levelsByName = new Map(agencyLevels.map((level) => [foldText(agencyLevelNames[level]), level]));

/** The level that is called exactly so; `null` for any other words. */
export function findLevel(words: string | null): AgencyLevel | null {
  return levelsByName.get(foldText(words ?? '').trim()) ?? null;
}

/** Words of the level column of an agency list, most telling first: "đơn vị sự nghiệp cấp tỉnh" is a service. */
const levelWords: readonly (readonly [RegExp, AgencyLevel])[] = [
  [/\b(nhom|tap the)\b/, 'group'],
  [/\b(trung uong|tw|bo)\b/, 'central'],
  [/\b(don vi su nghiep|su nghiep)\b/, 'service'],
  [/\b(doanh nghiep|cong ty)\b/, 'enterprise'],
  [/\b(doan the|mat tran|hoi)\b/, 'organisation'],
  [/\bvan phong\b/, 'office'],
  [/\bso\b/, 'department'],
  [/\b(ban|nganh)\b/, 'branch'],
  [/\b(xa|phuong|dac khu|thi tran)\b/, 'commune'],
  [/\b(huyen|thi xa)\b/, 'district'],
];

/** Words of a name that tell the level where the list does not. */
const nameWords: readonly (readonly [RegExp, AgencyLevel])[] = [
  [/^so /, 'department'],
  [/^(ubnd|uy ban nhan dan|chu tich ubnd) (cac )?(xa|phuong|dac khu|thi tran)\b/, 'commune'],
  [/^(ubnd|uy ban nhan dan|chu tich ubnd) (cac )?(huyen|thi xa|quan)\b/, 'district'],
  [/^(xa|phuong|dac khu) /, 'commune'],
  [/^huyen /, 'district'],
  [/^(van phong|vp) (ubnd|uy ban)/, 'office'],
  [/^thanh tra /, 'office'],
  [/^(bo|ban to chuc trung uong|chinh phu|tong cuc) ?/, 'central'],
  [/^(ubnd|uy ban nhan dan|hdnd|hoi dong nhan dan) /, 'province'],
  [/^(hoi|lien doan|uy ban mttq|uy ban mat tran|tinh doan)\b/, 'organisation'],
  [/^(cong ty|tong cong ty|doanh nghiep|ngan hang|buu dien|vien thong)\b/, 'enterprise'],
  [/^(trung tam|truong|benh vien|bao|dai|vien) /, 'service'],
];

/** The level an agency list states, or the one its name shows; `null` where neither tells. */
export function tellLevel(level: string | null, name: string): AgencyLevel | null {
  const named = findLevel(level);
  if (named !== null) return named;
  const [stated, called] = [foldText(level ?? ''), foldText(name)];
  const byName = nameWords.find(([pattern]) => pattern.test(called))?.[1];
  // "Cấp tỉnh" says who is above it, not what it is: the name knows better.
  const byLevel = levelWords.find(([pattern]) => pattern.test(stated))?.[1];
  return byLevel ?? byName ?? null;
}

/** The same, with `branch` where neither tells. */
export function readLevel(level: string | null, name: string): AgencyLevel {
  return tellLevel(level, name) ?? 'branch';
}
