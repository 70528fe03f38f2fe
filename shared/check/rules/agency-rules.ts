import type { AgencyEntry } from '../../agency/agency-entry.ts';
import { isValidFor } from '../../agency/agency-entry.ts';
import type { AgencyRef } from '../../agency/agency-ref.ts';
import { lacksCatalogueOfItsOwn } from '../../agency/inner-unit.ts';
import { suggestAgencies } from '../../agency/suggest-agency.ts';
import { valueAt } from '../../sheet/grid.ts';
import type { FieldCell, SheetRecord } from '../../sheet/sheet-record.ts';
import { foldText } from '../../text/fold-text.ts';
import type { AssignedRecord, CheckContext } from '../check-context.ts';
import { columnOf, fieldCell, firstPerCell, isAssigned } from '../check-context.ts';
import type { CheckRule, Finding } from '../check-rule.ts';
import type { Fix } from '../issue.ts';
import { findRepeatedPhrases } from '../repeated-phrase.ts';
import { contentSeen, fillFrom, findNeighbours, nearestFitting, sameObjective } from '../sibling-fill.ts';
import { cellWords, day, quote } from '../wording.ts';

const assignedKinds = ['plan', 'papi', 'recommendations', 'improvement'] as const;
type Role = 'leadAgencies' | 'coAgencies';
const roleWords: Readonly<Record<Role, string>> = { leadAgencies: 'chủ trì', coAgencies: 'phối hợp' };

/** Two names stand for one agency when they have one code, or no code and the same words. */
function identityOf(ref: AgencyRef): string {
  return ref.code ?? foldText(ref.text);
}

/** The agencies of the catalogue a code speaks of: "A>B" = unit B inside A, "A+B" = both. */
function entriesOf({ catalogue }: CheckContext, code: string): AgencyEntry[] {
  return code.split(/[>+]/).flatMap((part) => catalogue.byCode.get(part) ?? []);
}

function leadsSeen(record: SheetRecord, { grid }: CheckContext): string {
  if (!isAssigned(record)) return '';
  return (
    record.leadAgencies.map(({ collective }) => Number(collective)).join('') + contentSeen(grid, record, 'leadAgencies')
  );
}

function* missingLeads(context: CheckContext): Generator<Finding> {
  const neighboursOf = findNeighbours(context.assigned);
  for (const { record } of context.assigned) {
    const cell = fieldCell(record, 'leadAgencies');
    if (cell === null || record.leadAgencies.length > 0) continue;
    // A field without a quoted weakness has nothing to mend and so nobody to mend it.
    if (record.kind === 'improvement' && record.weakness === null) continue;
    const { ofTask, place } = neighboursOf(record);
    const hasActivities = 'activity' in record && record.activity !== null;
    const sibling = hasActivities
      ? (nearestFitting(ofTask, place, (other) => other.leadAgencies.some(({ collective }) => !collective)) ??
        nearestFitting(ofTask, place, (other) => other.leadAgencies.length > 0))
      : null;
    const fix = sibling && fillFrom(context.grid, sibling, 'leadAgencies', cell, 'hoạt động cùng nhiệm vụ');
    yield {
      cell,
      recordRow: record.row,
      message: `${cellWords(cell)} chưa có cơ quan chủ trì. Không có chủ trì thì không ai chịu trách nhiệm và không gửi việc đi được. Điền một cơ quan chủ trì.`,
      fixes: fix ? [fix] : [],
      ...(record.kind === 'improvement' ? { severity: 'warning' as const } : {}),
    };
  }
}

/** `guess` = why another agency may be meant; `null` when none can be. */
function replaceName(
  { grid }: CheckContext,
  cell: FieldCell,
  ref: AgencyRef,
  name: string,
  label: string,
  guess: string | null,
): Fix[] {
  const value = valueAt(grid, cell.row, cell.column);
  if (typeof value !== 'string') return [];
  const text = value.normalize('NFC');
  // A name broken over lines was read on one.
  const [line, wanted] = [text, ref.text].map((part) => part.replace(/[\r\n]/g, ' ')) as [string, string];
  const at = line.indexOf(wanted);
  if (at < 0 || line.indexOf(wanted, at + wanted.length) >= 0) return [];
  const mended = text.slice(0, at) + name + text.slice(at + ref.text.length);
  const edits = [{ row: cell.row, column: cell.column, value: mended }];
  return [{ label: `${label}: ${name}`, edits, ...(guess === null ? {} : { guess }) }];
}

/** Why a near name may not be the one that is meant; `null` where only case and diacritics tell them apart. */
function likelyName(written: string, name: string): string | null {
  return foldText(written) === foldText(name) ? null : 'Tên gần giống trong danh mục; có thể là cơ quan khác.';
}

function oneOf(successors: readonly string[]): string | null {
  return successors.length > 1 ? 'Nhiều cơ quan nhận nhiệm vụ; chọn đúng cơ quan phụ trách việc này.' : null;
}

/** Where the helpers of a record stand: in their own column, or in the one cell that names both roles. */
function helperCell(record: AssignedRecord): FieldCell | null {
  return fieldCell(record, 'coAgencies') ?? (record.coAgencies.length > 0 ? fieldCell(record, 'leadAgencies') : null);
}

function rowsWithHelpers({ assigned }: CheckContext): CheckContext['assigned'] {
  const shared = assigned.filter(({ record }) => record.cells.coAgencies === undefined && record.coAgencies.length > 0);
  return [...firstPerCell(assigned, 'coAgencies'), ...firstPerCell(shared, 'leadAgencies')];
}

/** Headers of columns that name people. */
const peopleColumn = /^(?:nguoi|chuyen vien|can bo|lanh dao|cong chuc)\b/;

function* unknownNames(context: CheckContext, role: Role): Generator<Finding> {
  // A long sheet repeats the same few wrong names; each is looked for once.
  const suggested = new Map<string, readonly string[]>();
  const suggest = (text: string): readonly string[] => {
    const known = suggested.get(text);
    if (known !== undefined) return known;
    const names = suggestAgencies(text, context.catalogue, { limit: 2, year: context.year }).map(({ name }) => name);
    suggested.set(text, names);
    return names;
  };
  const isInside = (text: string): boolean => lacksCatalogueOfItsOwn(text, context.catalogue);
  const rows = role === 'coAgencies' ? rowsWithHelpers(context) : context.assigned;
  for (const { table, record } of rows) {
    const cell = role === 'coAgencies' ? helperCell(record) : fieldCell(record, role);
    if (cell === null) continue;
    const isForPeople = peopleColumn.test(foldText(columnOf(table, role)?.header ?? ''));
    const anotherLeads = record.leadAgencies.some(({ code, collective }) => code !== null && !collective);
    for (const ref of record[role]) {
      if (ref.code !== null || ref.collective) continue;
      const names = suggest(ref.text);
      // "Người thực hiện: Trần B": a person of the office, no agency misspelt.
      if (isForPeople && names.length === 0) continue;
      const advice =
        names.length > 0
          ? `Có phải là ${names.map((name) => quote(name)).join(' hay ')}? Chọn tên đúng, hoặc bổ sung vào danh mục cơ quan.`
          : 'Sửa lại tên, hoặc bổ sung vào danh mục cơ quan.';
      yield {
        cell,
        recordRow: record.row,
        message: `${cellWords(cell)}: ${quote(ref.text)} chưa có trong danh mục cơ quan. Việc không tới được cơ quan ${roleWords[role]} không rõ tên. ${advice}`,
        fixes: names.flatMap((name) =>
          replaceName(context, cell, ref, name, 'Chọn cơ quan gần đúng', likelyName(ref.text, name)),
        ),
        ...(role === 'leadAgencies' && (anotherLeads || (names.length === 0 && isInside(ref.text)))
          ? { severity: 'warning' as const }
          : {}),
      };
    }
  }
}

function* collectiveLeads({ assigned }: CheckContext): Generator<Finding> {
  for (const { record } of firstPerCell(assigned, 'leadAgencies')) {
    const cell = fieldCell(record, 'leadAgencies');
    if (cell === null || record.leadAgencies.length === 0) continue;
    if (!record.leadAgencies.every(({ collective }) => collective)) continue;
    yield {
      cell,
      recordRow: record.row,
      message: `${cellWords(cell)} chỉ ghi nhóm cơ quan (${quote(record.leadAgencies.map(({ text }) => text).join('; '))}). Không có đầu mối nào chịu trách nhiệm chung. Ghi thêm một cơ quan đầu mối, hoặc tách cho từng cơ quan.`,
    };
  }
}

function* leadAndCo({ assigned }: CheckContext): Generator<Finding> {
  for (const { record } of firstPerCell(assigned, 'coAgencies')) {
    const cell = fieldCell(record, 'coAgencies');
    // In an improvement plan the lead answers for the whole field and may well help with one weakness of it.
    if (cell === null || record.kind === 'improvement') continue;
    // "A đối với việc 1; B đối với việc 2" divides the roles in words: each may well support the other.
    if (record.coAgencies.length === 0 || record.leadAgencies.length === 0) continue;
    const leads = new Set(record.leadAgencies.filter(({ condition }) => condition === null).map(identityOf));
    const both = record.coAgencies.filter((ref) => ref.condition === null && leads.has(identityOf(ref)));
    if (both.length === 0) continue;
    yield {
      cell,
      recordRow: record.row,
      message: `${cellWords(cell)}: ${both.map(({ text }) => quote(text)).join(', ')} vừa chủ trì vừa phối hợp cùng một việc. Không rõ ai chịu trách nhiệm chính. Giữ ở một vai.`,
    };
  }
}

function* listedTwice({ assigned, grid }: CheckContext): Generator<Finding> {
  for (const role of ['leadAgencies', 'coAgencies'] as const) {
    for (const { record } of firstPerCell(assigned, role)) {
      // Nothing can stand twice where one stands alone.
      if (record[role].length < 2) continue;
      const cell = fieldCell(record, role);
      const seen = new Set<string>();
      for (const ref of record[role]) {
        const key = ref.condition === null ? identityOf(ref) : `${identityOf(ref)}\n${ref.condition}`;
        if (cell !== null && seen.has(key)) {
          const written = valueAt(grid, cell.row, cell.column);
          // Side by side it is a repeated phrase, which has its own rule and its own mend.
          if (typeof written === 'string' && findRepeatedPhrases(written).length > 0) break;
          yield {
            cell,
            recordRow: record.row,
            message: `${cellWords(cell)} ghi ${quote(ref.text)} hai lần. Có thể sót một cơ quan khác khi chép. Bỏ một lần, hoặc ghi đúng cơ quan còn thiếu.`,
          };
          break;
        }
        seen.add(key);
      }
    }
  }
}

/** Why an agency is none for the document: it ended before, or began after. */
function whenGone(gone: AgencyEntry, year: number | null, issued: string | null): string {
  if (issued !== null && gone.lastDay !== null && issued > gone.lastDay) {
    return `đã kết thúc ngày ${day(gone.lastDay)}, trước ngày ban hành văn bản`;
  }
  return year !== null && gone.validTo !== null && year > gone.validTo
    ? `đã kết thúc từ năm ${gone.validTo}`
    : `chưa có vào năm ${year ?? ''}`.trim();
}

function* outOfTime(context: CheckContext): Generator<Finding> {
  const { year, catalogue } = context;
  const issued = context.reading.facts.date;
  if (year === null && issued === null) return;
  const known = new Map<string, AgencyEntry | null>();
  const goneOf = (code: string): AgencyEntry | null => {
    const before = known.get(code);
    if (before !== undefined) return before;
    const gone = entriesOf(context, code).find((entry) => !isValidFor(entry, { year, issued })) ?? null;
    known.set(code, gone);
    return gone;
  };
  for (const role of ['leadAgencies', 'coAgencies'] as const) {
    for (const { record } of firstPerCell(context.assigned, role)) {
      const cell = fieldCell(record, role);
      if (cell === null) continue;
      for (const ref of record[role]) {
        const gone = ref.code === null ? null : goneOf(ref.code);
        if (gone === null) continue;
        const successors = gone.successors.flatMap((code) => catalogue.byCode.get(code)?.name ?? []);
        const advice =
          successors.length > 0
            ? `Thay bằng ${successors.map((name) => quote(name)).join(' hoặc ')}, cơ quan nhận nhiệm vụ.`
            : 'Thay bằng cơ quan đang phụ trách.';
        yield {
          cell,
          recordRow: record.row,
          message: `${cellWords(cell)}: ${quote(gone.name)} ${whenGone(gone, year, issued)}. Giao cho cơ quan không còn hoặc chưa có thì không ai nhận việc. ${advice}`,
          // A unit or a pair is named in more words than the one agency that is gone.
          fixes:
            ref.code === gone.code
              ? successors.flatMap((name) => replaceName(context, cell, ref, name, 'Thay bằng', oneOf(successors)))
              : [],
        };
      }
    }
  }
}

/** "CẢI CÁCH THỂ CHẾ" of a plan and "2. Cải cách thể chế" of the index are one field. */
function fieldKey(name: string): string {
  return foldText(name)
    .replace(/^(?:linh vuc\s+)?(?:[ivx]+|\d+)?\s*[.):-]?\s*/, '')
    .trim();
}

function* leadsOfOtherFields(context: CheckContext): Generator<Finding> {
  const owners = new Map(context.owners.map(({ field, agencyCode }) => [fieldKey(field), agencyCode]));
  if (owners.size === 0) return;
  for (const { record } of firstPerCell(context.works, 'leadAgencies')) {
    const owner = record.sectionName === null ? undefined : owners.get(fieldKey(record.sectionName));
    const cell = fieldCell(record, 'leadAgencies');
    if (owner === undefined || cell === null) continue;
    const named = record.leadAgencies.filter(({ code, collective }) => code !== null && !collective);
    if (named.length === 0 || named.some(({ code }) => code!.split(/[>+]/).includes(owner))) continue;
    const name = context.catalogue.byCode.get(owner)?.name ?? owner;
    yield {
      cell,
      recordRow: record.row,
      message: `${cellWords(cell)} giao ${quote(named.map(({ text }) => text).join('; '))} chủ trì, còn lĩnh vực ${quote(record.sectionName!)} do ${name} chịu trách nhiệm. Cơ quan chịu trách nhiệm lĩnh vực có thể không theo dõi việc này. Kiểm tra lại, hoặc thêm ${name} vào phối hợp.`,
    };
  }
}

export const agencyRules: readonly CheckRule[] = [
  {
    code: 'lead-missing',
    severity: 'error',
    title: 'Thiếu cơ quan chủ trì',
    why: 'Không có chủ trì thì không ai chịu trách nhiệm và việc không gửi đi đâu được.',
    basis: 'Kế hoạch 167/KH-UBND Bắc Ninh, phụ lục: 3 dòng trống chủ trì; nguyên tắc 5 rõ (rõ người)',
    kinds: assignedKinds,
    scope: { by: 'group', groupsOf: sameObjective, sees: leadsSeen },
    check: missingLeads,
  },
  {
    code: 'lead-unknown',
    severity: 'error',
    title: 'Chủ trì không có trong danh mục',
    why: 'Tên không khớp danh mục thì việc không tới được cơ quan nào.',
    basis: 'Danh mục cơ quan của tỉnh; lỗi thường gặp khi quét văn bản: «Bru điện tỉnh»',
    kinds: assignedKinds,
    scope: { by: 'row' },
    check: (context) => unknownNames(context, 'leadAgencies'),
  },
  {
    code: 'co-unknown',
    severity: 'warning',
    title: 'Phối hợp không có trong danh mục',
    why: 'Cơ quan phối hợp không rõ tên sẽ không nhận được việc.',
    basis: 'Danh mục cơ quan của tỉnh',
    kinds: assignedKinds,
    scope: { by: 'row' },
    check: (context) => unknownNames(context, 'coAgencies'),
  },
  {
    code: 'lead-collective',
    severity: 'warning',
    title: 'Chủ trì chỉ là tập thể',
    why: 'Giao cho nhóm cơ quan thì không có đầu mối nào chịu trách nhiệm chung.',
    basis: 'Kế hoạch 167/KH-UBND Bắc Ninh: «Các sở, ban, ngành» chủ trì; nguyên tắc 5 rõ (rõ trách nhiệm)',
    kinds: assignedKinds,
    scope: { by: 'row' },
    check: collectiveLeads,
  },
  {
    code: 'lead-also-coordinates',
    severity: 'warning',
    title: 'Vừa chủ trì vừa phối hợp',
    why: 'Một cơ quan ở cả hai vai thì không rõ ai chịu trách nhiệm chính.',
    basis: 'Kế hoạch 167/KH-UBND Bắc Ninh: I.1.3 Hoạt động 3',
    kinds: assignedKinds,
    scope: { by: 'row' },
    check: leadAndCo,
  },
  {
    code: 'agency-twice',
    severity: 'warning',
    title: 'Cơ quan ghi hai lần trong một ô',
    why: 'Ghi hai lần thường là chép sót một cơ quan khác.',
    basis: 'Ô chủ trì, phối hợp liệt kê mỗi cơ quan một lần',
    kinds: assignedKinds,
    scope: { by: 'row' },
    check: listedTwice,
  },
  {
    code: 'agency-out-of-time',
    severity: 'warning',
    title: 'Cơ quan không còn hoặc chưa có trong năm',
    why: 'Từ 2025 không còn cấp huyện và một số sở đã hợp nhất; việc giao cho tên cũ không ai nhận.',
    basis: 'Kế hoạch 2024 của Bắc Giang so với các kế hoạch 2025-2026',
    kinds: assignedKinds,
    scope: { by: 'row' },
    check: outOfTime,
  },
  {
    code: 'lead-not-field-owner',
    severity: 'warning',
    title: 'Chủ trì khác cơ quan chịu trách nhiệm lĩnh vực',
    why: 'Cơ quan chịu trách nhiệm thứ hạng của lĩnh vực có thể không theo dõi việc này.',
    basis: 'Kế hoạch duy trì, cải thiện chỉ số năm 2026 của Bắc Ninh: cơ quan chịu trách nhiệm từng lĩnh vực',
    kinds: ['plan', 'papi'],
    scope: { by: 'row' },
    check: leadsOfOtherFields,
  },
];
