import { roundDecimals } from '../text/round-decimals.ts';

/** The eight dimensions of PAPI since 2018, by the words that tell them apart (folded) and their printed names. */
export const papiDimensions: readonly { readonly name: string; readonly words: RegExp }[] = [
  { name: 'Tham gia của người dân ở cấp cơ sở', words: /tham gia cua nguoi dan/ },
  { name: 'Công khai, minh bạch trong việc ra quyết định ở địa phương', words: /cong khai,? (?:va )?minh bach/ },
  { name: 'Trách nhiệm giải trình với người dân', words: /trach nhiem giai trinh/ },
  { name: 'Kiểm soát tham nhũng trong khu vực công', words: /kiem soat tham nhung/ },
  { name: 'Thủ tục hành chính công', words: /thu tuc hanh chinh cong/ },
  { name: 'Cung ứng dịch vụ công', words: /cung ung dich vu cong/ },
  { name: 'Quản trị môi trường', words: /quan tri moi truong/ },
  { name: 'Quản trị điện tử', words: /quan tri dien tu/ },
];

/** The groups of the published map, lowest first. */
export const papiGroups = ['Thấp nhất', 'Trung bình thấp', 'Trung bình cao', 'Cao nhất'] as const;
export type PapiGroup = (typeof papiGroups)[number];

/** Each dimension is scored from 1 to 10, so the whole from 8 to 80. */
export const papiScale = { least: 1, most: 10 } as const;

/** One year's result of one dimension; `null` = not on the sheet. */
export interface PapiMark {
  readonly score: number | null;
  readonly group: PapiGroup | null;
}

/** Results of the dimensions (parallel to `papiDimensions`) and their total by year. PAPI is measured, never self-scored. */
export interface PapiYear {
  readonly year: number;
  readonly dimensions: readonly PapiMark[];
  readonly total: PapiMark;
}

/** The country's lowest, median or highest marks of a year. */
export interface PapiReference {
  readonly kind: 'low' | 'median' | 'high';
  readonly year: number;
  readonly dimensions: readonly (number | null)[];
  readonly total: number | null;
}

export interface PapiChange {
  /** Points more than the year before; `null` where one of both is missing. */
  readonly points: number | null;
  /** Groups climbed (negative = fallen); `null` where one of both is missing. */
  readonly groups: number | null;
}

/** What changed from one year to the next. */
export interface PapiComparison {
  readonly from: number;
  readonly to: number;
  readonly dimensions: readonly PapiChange[];
  readonly total: PapiChange;
}

/** Compares each year with the one before it on the sheet, oldest first. */
export function comparePapiYears(years: readonly PapiYear[]): PapiComparison[] {
  const ordered = [...years].sort((a, b) => a.year - b.year);
  return ordered.slice(1).map((later, at) => {
    const earlier = ordered[at]!;
    return {
      from: earlier.year,
      to: later.year,
      dimensions: papiDimensions.map((_, dimension) =>
        changeOf(earlier.dimensions[dimension], later.dimensions[dimension]),
      ),
      total: changeOf(earlier.total, later.total),
    };
  });
}

function changeOf(before: PapiMark | undefined, after: PapiMark | undefined): PapiChange {
  const scores = [before?.score ?? null, after?.score ?? null] as const;
  const groups = [before?.group ?? null, after?.group ?? null] as const;
  return {
    points: scores[0] === null || scores[1] === null ? null : roundDecimals(scores[1] - scores[0], 6),
    groups:
      groups[0] === null || groups[1] === null ? null : papiGroups.indexOf(groups[1]) - papiGroups.indexOf(groups[0]),
  };
}

/** Sum of the eight dimensions; `null` unless all are known. */
export function papiSum({ dimensions }: PapiYear): number | null {
  if (dimensions.length < papiDimensions.length) return null;
  let sum = 0;
  for (const { score } of dimensions) {
    if (score === null) return null;
    sum += score;
  }
  return roundDecimals(sum, 6);
}
