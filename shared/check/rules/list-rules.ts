import { a1 } from '../../sheet/a1.ts';
import { decodeIdentity } from '../../sync/row-identity.ts';
import { foldText } from '../../text/fold-text.ts';
import { valueAt } from '../../sheet/grid.ts';
import type { CheckContext } from '../check-context.ts';
import { columnOf, fieldCell, firstPerCell, recordCell } from '../check-context.ts';
import type { CheckRule, Finding } from '../check-rule.ts';
import { cellWords, quote } from '../wording.ts';

function* agencyCodes({ agencies }: CheckContext): Generator<Finding> {
  const first = new Map<string, string>();
  for (const row of agencies) {
    const { code } = row.record;
    const cell = fieldCell(row.record, 'code') ?? recordCell(row);
    if (code === null) continue;
    const twin = first.get(foldText(code));
    if (twin === undefined) first.set(foldText(code), a1(cell));
    else {
      const message = `${cellWords(cell)}: mã ${quote(code)} đã dùng ở ô ${twin}. Hai cơ quan cùng mã thì việc gửi nhầm nơi. Đặt mã khác.`;
      yield { cell, recordRow: row.record.row, message };
    }
  }
}

function* sharedNames({ agencies }: CheckContext): Generator<Finding> {
  const owners = new Map<string, { row: number; cell: string }>();
  for (const row of agencies) {
    const { record } = row;
    const cell = fieldCell(record, 'name') ?? recordCell(row);
    for (const name of [record.name, ...record.variants]) {
      if (name === null || name.trim() === '') continue;
      const owner = owners.get(foldText(name));
      if (owner === undefined) owners.set(foldText(name), { row: record.row, cell: a1(cell) });
      else if (owner.row !== record.row) {
        const message = `${cellWords(cell)}: tên ${quote(name)} cũng là tên của cơ quan ở ô ${owner.cell}. Gặp tên này thì không biết là cơ quan nào. Giữ tên ở một cơ quan.`;
        yield { cell, recordRow: record.row, message };
      }
    }
  }
}

/** A question whose answers are few and repeated has a scale; so many answers are needed to tell. */
const answersToTell = 20;
const longestScale = 7;

function* oddAnswers({ surveys }: CheckContext): Generator<Finding> {
  const counts: Map<string, number>[] = [];
  const totals: number[] = [];
  const keyOf = (answer: string | number): string => foldText(String(answer));
  for (const { record } of surveys) {
    record.answers.forEach((answer, index) => {
      if (answer === null) return;
      const count = (counts[index] ??= new Map<string, number>());
      count.set(keyOf(answer), (count.get(keyOf(answer)) ?? 0) + 1);
      totals[index] = (totals[index] ?? 0) + 1;
    });
  }
  const scales = counts.map((count, index) => {
    const total = totals[index] ?? 0;
    const common = new Set([...count].filter(([, times]) => times >= total / 50).map(([key]) => key));
    const covered = [...count].reduce((sum, [key, times]) => sum + (common.has(key) ? times : 0), 0);
    return total >= answersToTell && common.size <= longestScale && covered >= total * 0.95 ? common : null;
  });
  for (const { table, record } of surveys) {
    for (let index = 0; index < record.answers.length; index++) {
      const answer = record.answers[index];
      const scale = scales[index];
      const column = table.questions[index]?.column;
      if (answer === null || answer === undefined || !scale || column === undefined || scale.has(keyOf(answer)))
        continue;
      const cell = { row: record.row, column };
      const message = `${cellWords(cell)} ghi ${quote(String(answer), 30)}, khác các mức trả lời của câu hỏi. Phiếu này không quy đổi được điểm hài lòng. Đối chiếu phiếu giấy và sửa.`;
      yield { cell, recordRow: record.row, message };
    }
  }
}

function* repeatedForms({ surveys }: CheckContext): Generator<Finding> {
  const first = new Map<string, string>();
  for (const row of surveys) {
    const { ordinal } = row.record;
    if (ordinal === null) continue;
    const cell = fieldCell(row.record, 'ordinal') ?? recordCell(row);
    const twin = first.get(ordinal);
    if (twin === undefined) first.set(ordinal, a1(cell));
    else {
      const message = `${cellWords(cell)}: số phiếu ${quote(ordinal, 20)} đã có ở ô ${twin}. Một phiếu nhập hai lần làm sai tỷ lệ hài lòng. Bỏ dòng nhập thừa, hoặc sửa số phiếu.`;
      yield { cell, recordRow: row.record.row, message };
    }
  }
}

function* doubtfulIdentities({ reading, grid }: CheckContext): Generator<Finding> {
  for (const table of reading.tables) {
    const column = columnOf(table, 'rowIdentity')?.column;
    if (column === undefined) continue;
    const first = new Map<string, string>();
    for (const { row } of table.records) {
      const decoded = decodeIdentity(valueAt(grid, row, column));
      const cell = { row, column };
      if (decoded.kind === 'none') continue;
      if (decoded.kind === 'broken') {
        const isNewer = decoded.reason === 'newer-version';
        const message = isNewer
          ? `${cellWords(cell)}: định danh của dòng do bản Bảng Điểm mới hơn ghi. Bản đang dùng không đọc được nên không gửi dòng này. Cập nhật Bảng Điểm.`
          : `${cellWords(cell)}: định danh ẩn của dòng đã bị sửa tay hoặc ghi đè. Gửi đi có thể đè lên việc của dòng khác nên dòng này bị giữ lại. Hoàn tác việc ghi đè, hoặc xóa định danh để nối lại dòng.`;
        const edits = [{ ...cell, value: null }];
        yield { cell, recordRow: row, message, fixes: isNewer ? [] : [{ label: 'Xóa định danh hỏng', edits }] };
        continue;
      }
      const { rowId } = decoded.identity;
      const twin = first.get(rowId);
      if (twin === undefined) first.set(rowId, a1(cell));
      else {
        const message = `${cellWords(cell)}: dòng này là bản sao của dòng có định danh ở ô ${twin}. Khi gửi sẽ được coi là dòng mới. Nếu sao chép nhầm thì xóa dòng.`;
        yield { cell, recordRow: row, message, severity: 'warning' };
      }
    }
  }
}

function* missingText(context: CheckContext): Generator<Finding> {
  for (const row of context.recommendations) {
    if (row.record.recommendation !== null) continue;
    const cell = fieldCell(row.record, 'recommendation') ?? recordCell(row);
    const message = `${cellWords(cell)} chưa ghi nội dung kiến nghị. Không biết phải xử lý việc gì. Chép nội dung từ kết luận kiểm tra, thanh tra.`;
    yield { cell, recordRow: row.record.row, message };
  }
}

export const listRules: readonly CheckRule[] = [
  {
    code: 'agency-code-duplicate',
    severity: 'error',
    title: 'Trùng mã cơ quan',
    why: 'Hai cơ quan cùng mã thì việc gửi nhầm nơi.',
    basis: 'Danh mục cơ quan của tỉnh',
    kinds: ['agencies'],
    check: agencyCodes,
  },
  {
    code: 'agency-name-missing',
    severity: 'error',
    title: 'Cơ quan chưa có tên',
    why: 'Không có tên thì không khớp được với kế hoạch.',
    basis: 'Danh mục cơ quan của tỉnh',
    kinds: ['agencies'],
    *check({ agencies }) {
      for (const row of agencies) {
        if (row.record.name !== null) continue;
        const cell = fieldCell(row.record, 'name') ?? recordCell(row);
        const message = `${cellWords(cell)} chưa có tên cơ quan. Không khớp được với tên trong kế hoạch. Điền tên đầy đủ.`;
        yield { cell, recordRow: row.record.row, message };
      }
    },
  },
  {
    code: 'agency-name-shared',
    severity: 'error',
    title: 'Một tên của hai cơ quan',
    why: 'Gặp tên đó trong kế hoạch thì không biết là cơ quan nào.',
    basis: 'Các cách viết tên cơ quan trong năm văn bản mẫu',
    kinds: ['agencies'],
    check: sharedNames,
  },
  {
    code: 'agency-years-reversed',
    severity: 'error',
    title: 'Năm hiệu lực ngược',
    why: 'Năm bắt đầu sau năm kết thúc thì cơ quan không có hiệu lực năm nào.',
    basis: 'Danh mục cơ quan có hiệu lực từ, đến',
    kinds: ['agencies'],
    *check({ agencies }) {
      for (const row of agencies) {
        const { validFrom, validTo } = row.record;
        if (validFrom === null || validTo === null || validFrom <= validTo) continue;
        const cell = fieldCell(row.record, 'validTo') ?? recordCell(row);
        const message = `${cellWords(cell)}: hiệu lực đến ${validTo} trước hiệu lực từ ${validFrom}. Cơ quan sẽ không dùng được năm nào. Sửa lại hai năm.`;
        yield { cell, recordRow: row.record.row, message };
      }
    },
  },
  {
    code: 'survey-answer-odd',
    severity: 'warning',
    title: 'Trả lời ngoài các mức của câu hỏi',
    why: 'Phiếu không quy đổi được thành điểm hài lòng.',
    basis: 'Phiếu điều tra: mỗi câu có các mức trả lời cố định',
    kinds: ['survey'],
    check: oddAnswers,
  },
  {
    code: 'survey-answer-missing',
    severity: 'warning',
    title: 'Phiếu bỏ trống câu hỏi',
    why: 'Câu bỏ trống không được tính vào tỷ lệ hài lòng.',
    basis: 'Phiếu hợp lệ trả lời đủ các câu',
    kinds: ['survey'],
    *check({ surveys }) {
      for (const { table, record } of surveys) {
        const blank = record.answers.findIndex((answer) => answer === null);
        const column = table.questions[blank]?.column;
        if (blank < 0 || column === undefined) continue;
        const count = record.answers.filter((answer) => answer === null).length;
        const cell = { row: record.row, column };
        const message = `${cellWords(cell)}: phiếu bỏ trống ${count} câu. Câu trống không tính vào tỷ lệ hài lòng. Đối chiếu phiếu giấy, nhập bổ sung nếu sót.`;
        yield { cell, recordRow: record.row, message };
      }
    },
  },
  {
    code: 'survey-form-repeated',
    severity: 'warning',
    title: 'Phiếu nhập hai lần',
    why: 'Một phiếu nhập hai lần làm sai tỷ lệ hài lòng.',
    basis: 'Mỗi phiếu một dòng',
    kinds: ['survey'],
    check: repeatedForms,
  },
  {
    code: 'recommendation-missing',
    severity: 'error',
    title: 'Dòng chưa ghi kiến nghị',
    why: 'Không biết phải xử lý việc gì.',
    basis: 'Danh mục kiến nghị sau kiểm tra, đối thoại, kiểm toán',
    kinds: ['recommendations'],
    check: missingText,
  },
  {
    code: 'recommendation-source-missing',
    severity: 'warning',
    title: 'Kiến nghị chưa ghi văn bản nguồn',
    why: 'Không có nguồn thì không chứng minh được đã xử lý kiến nghị nào.',
    basis: 'Kế hoạch năm 2026 của Bắc Ninh, II.1: báo cáo khắc phục bám sát kết luận của Đoàn kiểm tra',
    kinds: ['recommendations'],
    *check({ recommendations }) {
      for (const { record } of firstPerCell(recommendations, 'source')) {
        const cell = fieldCell(record, 'source');
        if (cell === null || record.source !== null) continue;
        const message = `${cellWords(cell)} chưa ghi văn bản nguồn của kiến nghị. Không chứng minh được đã xử lý kiến nghị nào. Ghi số, ngày kết luận.`;
        yield { cell, recordRow: record.row, message };
      }
    },
  },
  {
    code: 'weakness-without-remedy',
    severity: 'warning',
    title: 'Hạn chế chưa có giải pháp',
    why: 'Nêu hạn chế mà không có giải pháp thì năm sau vẫn mất điểm.',
    basis: 'Kế hoạch năm 2026 của Bắc Ninh, II: khắc phục từng hạn chế của năm trước',
    kinds: ['improvement'],
    *check({ improvements }) {
      for (const { record } of firstPerCell(improvements, 'remedy')) {
        const cell = fieldCell(record, 'remedy');
        if (cell === null || record.weakness === null || record.remedy !== null) continue;
        const message = `${cellWords(cell)} chưa có giải pháp cho hạn chế ${quote(record.weakness, 50)}. Năm sau vẫn mất điểm. Ghi giải pháp và người làm.`;
        yield { cell, recordRow: record.row, message };
      }
    },
  },
  {
    code: 'target-rank-missing',
    severity: 'warning',
    title: 'Lĩnh vực chưa có mục tiêu xếp hạng',
    why: 'Không có mục tiêu thì không biết cải thiện tới đâu.',
    basis: 'Kế hoạch năm 2026 của Bắc Ninh: mỗi lĩnh vực một nhóm xếp hạng phấn đấu',
    kinds: ['improvement'],
    *check({ improvements }) {
      for (const { record } of firstPerCell(improvements, 'targetRank')) {
        const cell = fieldCell(record, 'targetRank');
        if (cell === null || record.targetRank !== null || record.name === null) continue;
        const message = `${cellWords(cell)}: lĩnh vực ${quote(record.name, 50)} chưa có mục tiêu xếp hạng. Không biết cải thiện tới đâu là đạt. Ghi nhóm xếp hạng phấn đấu.`;
        yield { cell, recordRow: record.row, message };
      }
    },
  },
  {
    code: 'row-identity-damaged',
    severity: 'error',
    title: 'Định danh dòng bị hỏng',
    why: 'Định danh hỏng thì dòng có thể gửi đè lên việc của dòng khác.',
    basis: 'Cột định danh ẩn do Bảng Điểm ghi; lỗi gặp ở các phần mềm khác khi sắp xếp lệch cột',
    kinds: ['plan', 'papi', 'criteria', 'improvement', 'recommendations'],
    check: doubtfulIdentities,
  },
];
