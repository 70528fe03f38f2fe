import { pointsOut, type Clause } from './clause.ts';
import { parseAmount, type AmountReading } from './parse-amount.ts';
import { readBranch } from './read-branch.ts';
import { readEach } from './read-each.ts';
import { enumerator, readModifier, rolePrefix } from './read-modifier.ts';
import { trimSpan, type RuleText, type Span } from './rule-text.ts';

const titlePrefix =
  /^(?:thang điểm|cách chấm(?: điểm)?|cách tính(?: điểm)?|phương pháp (?:tính|chấm)(?: điểm)?|cách đánh giá|điểm đánh giá|đánh giá|tính điểm|chấm điểm|mức điểm|tiêu chí chấm|(?:đánh giá |chấm điểm |xếp loại )?theo (?:các )?mức(?: độ)?(?: hoàn thành| đạt được)?) ?: ?/;

const noteStart =
  /^\(?(?:ghi chú|lưu ý|chú ý|chú thích|chú giải|nguồn|số liệu|căn cứ|trong đó|mẫu số|tử số|với |chỉ tính|chỉ chấm|chỉ áp dụng|không tính|không chấm|không áp dụng|không bao gồm|theo |trường hợp .*giảm trừ điểm tối đa|việc |tài liệu|tlkc|ký hiệu|[a-z] ?(?:là|:) )/;

const headerStart =
  /^(?:tính tỷ lệ|tính tỉ lệ|tỷ lệ|tỉ lệ|tiêu chí|cách tính|thang điểm|cách chấm|phương pháp|đánh giá|mức độ|kết quả|số |tính điểm|chấm điểm|xác định|điểm chất lượng|công thức)/;

const survey =
  /^(?:(?:điểm|kết quả|được|đánh giá|chấm điểm|chấm|tính|lấy|sử dụng|căn cứ|xác định|thực hiện|tiêu chí|số liệu|dựa trên|theo|từ|qua|thông qua|bằng|trên cơ sở|do|tỉnh|phiếu|của)[ :]*)*(?:điều tra|khảo sát|đtxhh)(?: xã hội học| xhh| ý kiến| sự hài lòng| lấy ý kiến| sipas| trực tuyến| đánh giá)*(?: (?:đối với|của|về|ở|tại|do|bởi) .*)?(?: ?\(?\d+(?:[.,]\d+)? ?(?:điểm|đ)\)?)?$|^đtxhh$|^điểm đtxhh$|^(?:(?:kết quả|điểm|theo|lấy) )*(?:chỉ số )?(?:sipas|papi)$/;

/** Whatever it says, it gives no points. */
const remark = /^\([^()]*\)$|^(?:ghi chú|lưu ý|chú ý|chú thích)(?!\p{L})/u;

/** A criterion that does not arise leaves the maximum: the set's own policy, not points. */
const excuse = /(?:giảm trừ|không tính|không tính vào) điểm tối đa/;

/** Reads one clause; what it cannot place is `unknown` with the words that stopped it. */
export function readClause(source: RuleText, whole: Span, maxScore: number | null): Clause {
  const span = withoutLead(source, whole);
  const low = source.low.slice(span.start, span.end);
  const plain = stripped(low);
  const modifier = readModifier(plain, span);
  if (modifier) return modifier;
  if (remark.test(low) || excuse.test(low)) return readSilent(source, span, whole);
  return (
    readWhole(low, span, maxScore) ??
    readEach(source, span, maxScore) ??
    readBranch(source, span, maxScore) ??
    (survey.test(plain) ? { kind: 'survey', span } : null) ??
    readSilent(source, span, whole)
  );
}

function withoutLead(source: RuleText, whole: Span): Span {
  let span = trimSpan(source, whole);
  for (let turn = 0; turn < 4; turn++) {
    const low = source.low.slice(span.start, span.end);
    const lead = enumerator.exec(low) ?? titlePrefix.exec(low) ?? rolePrefix.exec(low);
    if (!lead || lead[0].length >= low.length) return span;
    span = trimSpan(source, { start: span.start + lead[0].length, end: span.end });
  }
  return span;
}

function stripped(low: string): string {
  const bracketed = /^\(([^()]*)\)$/.exec(low);
  return (bracketed ? bracketed[1]! : low).replace(/[\s:.,-]+$/, '').trim();
}

/** "Đạt bao nhiêu % được tính bấy nhiêu % số điểm" */
const asManyPercent =
  /^(?:(?:nếu|kết quả|hoàn thành|đạt|được|thực hiện|tỷ lệ|tỉ lệ|là)\s+)*bao nhiêu ?(?:%|phần trăm),? (?:(?:thì|sẽ|được|tính|hưởng|chấm|cho|tương ứng|điểm)\s+)*bấy nhiêu ?(?:%|phần trăm)(?: (?:của )?(?:tổng )?(?:số )?điểm(?: số)?(?: tối đa)?(?: của tiêu chí)?)?\.?$/;

/** A clause that is an amount and nothing else: a formula, or "0,5 điểm cho mỗi văn bản". */
function readWhole(low: string, span: Span, maxScore: number | null): Clause | null {
  if (asManyPercent.test(low)) {
    const amount: AmountReading =
      maxScore === null
        ? { kind: 'needs-maximum' }
        : { kind: 'proportion', factor: maxScore, over: 100, subject: 'tỷ lệ' };
    return { kind: 'formula', span, amount };
  }
  if (/(?:bao|bấy) nhiêu/.test(low)) return { kind: 'unknown', span, at: span, reason: 'words' };
  const amount = parseAmount(low, maxScore);
  if (amount?.kind === 'proportion' || amount?.kind === 'needs-maximum') return { kind: 'formula', span, amount };
  if (amount?.kind === 'each') {
    return { kind: 'each', span, deduct: amount.deduct, points: amount.points, per: amount.per, unitName: amount.unit };
  }
  return null;
}

/** A clause without points: a note, a heading, or words that are not understood. */
function readSilent(source: RuleText, span: Span, whole: Span): Clause {
  const low = source.low.slice(span.start, span.end);
  const lost = pointsOut.exec(low);
  if (lost && !excuse.test(low)) {
    return { kind: 'unknown', span, at: { start: span.start + lost.index, end: span.end }, reason: 'words' };
  }
  if (noteStart.test(low) || excuse.test(low)) return { kind: 'note', span: whole };
  const colon = source.low.slice(span.start, whole.end).trimEnd().endsWith(':');
  if (colon || headerStart.test(low)) return { kind: 'header', span: whole };
  if (/^\([^()]*\)$/.test(low)) return { kind: 'note', span: whole };
  return { kind: 'unknown', span, at: span, reason: 'no-points' };
}
