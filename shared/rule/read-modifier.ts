import { decimal, type Clause } from './clause.ts';
import type { Span } from './rule-text.ts';

const number = String.raw`(\d+(?:[.,]\d+)?)`;

const points = String.raw`(?: ?(?:điểm|đ)\.?)?`;

const cap = new RegExp(
  String.raw`^(?:nhưng |và |song )?(?:(?:tổng|số|điểm|mức|cộng|thưởng|được|tính) )*(?:tối đa không quá|tối đa|không vượt quá|không quá|cao nhất|nhiều nhất)(?: là| bằng)?(?: :|:)? ?(?:${number}${points}|(?:số )?điểm tối đa.*)$`,
);

const deductCap = new RegExp(
  String.raw`^(?:nhưng |và )?(?:tổng )?(?:mức )?(?:(?:tối đa|tổng)? ?(?:số )?(?:điểm )?(?:bị )?trừ(?: tối đa| không quá| không vượt quá)|tối đa (?:bị )?trừ|không trừ quá|mức trừ tối đa)(?: là)?(?: :|:)? ?${number}${points}$`,
);

const floor = new RegExp(
  String.raw`^(?:nhưng |và )?(?:(?:số|điểm|mức) )*(?:tối thiểu|thấp nhất|không thấp hơn|không dưới|ít nhất)(?: là| bằng| còn)?(?: :|:)? ?${number}${points}$`,
);

const toNothing =
  /^(?:nhưng |và )?(?:(?:trừ|tính trừ) ?(?:cho )?(?:đến|tới)(?: khi)? (?:hết|bằng 0|0)(?: (?:số )?điểm.*)?|đến (?:khi )?hết (?:số )?điểm.*|không (?:có |tính |cho )?(?:điểm )?âm|không tính điểm âm|không trừ quá (?:số )?điểm tối đa.*|cho đến khi hết điểm)$/;

const rounding = new RegExp(
  String.raw`^\(?(?:điểm )?(?:được )?làm tròn(?: số)?(?: đến| tới| lấy)?(?: ${number}${points}|(?: hàng)? ?(\d{1,2}|một|hai|ba) (?:chữ )?số.*)\)?$`,
);

const role = /^(điểm thưởng|điểm cộng|cộng điểm|thưởng điểm|điểm trừ|trừ điểm|điểm phạt)$/;

/** Words in front of a rule that make it a bonus or a penalty. */
export const rolePrefix = /^(?:điểm thưởng|điểm cộng|cộng điểm|điểm trừ|trừ điểm|điểm phạt) ?(?:\([^()]*\) ?)?: ?/;

/** Bullets and numbering. */
export const enumerator = /^(?:[-+×•]+ ?|\(?[a-zđ][).] |\(?\d{1,2}[).] |\(?(?:i{1,3}|iv|v)[).] )/;

/** The role that the words before the first colon give to the whole rule. */
export function roleInFront(low: string): 'bonus' | 'penalty' | null {
  const lead = rolePrefix.exec(low.replace(enumerator, '')) ?? role.exec(low.replace(/:$/, '').trim());
  if (!lead) return null;
  return /trừ|phạt/.test(lead[0]) ? 'penalty' : 'bonus';
}

const digitsInWords: Readonly<Record<string, number>> = { một: 1, hai: 2, ba: 3 };

/** Limits, rounding and role: clauses that change points but give none. */
export function readModifier(low: string, span: Span): Clause | null {
  const mostOff = deductCap.exec(low);
  if (mostOff) return { kind: 'cap', span, deduct: true, points: decimal(mostOff[1]!) };
  const most = cap.exec(low);
  if (most) return { kind: 'cap', span, deduct: false, points: most[1] === undefined ? null : decimal(most[1]) };
  const least = floor.exec(low);
  if (least) return { kind: 'floor', span, points: decimal(least[1]!) };
  if (toNothing.test(low)) return { kind: 'floor', span, points: 0 };
  const round = rounding.exec(low);
  if (round) {
    const step = round[1] !== undefined ? decimal(round[1]) : 10 ** -(digitsInWords[round[2]!] ?? Number(round[2]));
    return step > 0 && step <= 1 ? { kind: 'rounding', span, step: Number(step.toFixed(6)) } : null;
  }
  if (role.test(low)) return { kind: 'role', span, role: /trừ|phạt/.test(low) ? 'penalty' : 'bonus' };
  return null;
}
