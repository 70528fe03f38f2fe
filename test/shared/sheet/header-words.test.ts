import { describe, expect, it } from 'vitest';
import { matchHeader } from '#shared/sheet/match-header.ts';
import type { ColumnField, SheetKind } from '#shared/sheet/sheet-kind.ts';

const best = (text: string, kind: SheetKind) =>
  matchHeader(text).meanings.find(({ kinds }) => kinds === null || kinds.includes(kind));

describe('header words', () => {
  it.each<[SheetKind, ColumnField, string]>([
    ['plan', 'ordinal', 'Số TT'],
    ['plan', 'task', 'Nội dung nhiệm vụ'],
    ['plan', 'task', 'NHIỆM VỤ CỤ THỂ'],
    ['plan', 'leadAgencies', 'CQ chủ trì'],
    ['plan', 'leadAgencies', 'Đơn vị chủ trì (thực hiện)'],
    ['plan', 'leadAgencies', 'Cơ quan thực hiện'],
    ['plan', 'coAgencies', 'Cơ quan phối hợp'],
    ['plan', 'deadline', 'TG hoàn thành'],
    ['plan', 'deadline', 'Thời hạn'],
    ['plan', 'deadline', 'Thời gian thực hiện'],
    ['plan', 'deadline', 'Hạn hoàn thành'],
    ['plan', 'product', 'SP'],
    ['plan', 'product', 'Kết quả/ Sản phẩm'],
    ['plan', 'product', 'Sản phẩm đầu ra'],
    ['plan', 'budget', 'Kinh phí'],
    ['plan', 'percent', 'Tiến độ (%)'],
    ['plan', 'evidence', 'Minh chứng'],
    ['plan', 'note', 'Ghi chú (nếu có)'],
    ['plan', 'rowIdentity', 'Mã đồng bộ (không sửa)'],
    ['criteria', 'name', 'Lĩnh vực/Tiêu chí/Tiêu chí thành phần'],
    ['criteria', 'maxScore', 'Điểm tối đa'],
    ['criteria', 'rule', 'Thang điểm'],
    ['criteria', 'rule', 'Cách chấm'],
    ['criteria', 'rule', 'Phương pháp tính điểm'],
    ['criteria', 'selfScore', 'Điểm tự đánh giá'],
    ['criteria', 'selfScore', 'Tự chấm'],
    ['criteria', 'appraisedScore', 'SNV đánh giá'],
    ['criteria', 'appraisedScore', 'Điểm thẩm định'],
    ['criteria', 'surveyScore', 'ĐTXHH'],
    ['criteria', 'achievedScore', 'Điểm đạt được'],
    ['criteria', 'indexPercent', 'Chỉ số (%)'],
    ['criteria', 'evidence', 'Tài liệu kiểm chứng'],
    ['criteria', 'lossCause', 'Nguyên nhân mất điểm'],
    ['improvement', 'targetRank', 'Mục tiêu xếp hạng'],
    ['improvement', 'weakness', 'Hạn chế tồn tại'],
    ['recommendations', 'recommendation', 'Nội dung kiến nghị'],
    ['agencies', 'variants', 'Tên gọi khác'],
  ])('on a sheet of kind %s, %s is what "%s" means', (kind, field, text) => {
    for (const form of [text, text.normalize('NFD'), text.toUpperCase(), ` ${text.replace(/ /g, '\u00a0')}\n`]) {
      const meaning = best(form, kind);
      expect(meaning?.field).toBe(field);
      expect(meaning!.score).toBeGreaterThanOrEqual(0.7);
    }
  });

  it.each([
    'Tăng cường kiểm tra, đôn đốc các cơ quan, đơn vị, địa phương thực hiện nhiệm vụ cải cách hành chính',
    'Sở Nội vụ',
    'Các cơ quan, đơn vị, địa phương có liên quan',
    'Quý I/2026',
    'Báo cáo thẩm định của Sở Tư pháp gửi UBND tỉnh',
    '',
  ])('sees no header in "%s"', (text) => {
    expect(matchHeader(text).meanings.filter(({ score }) => score >= 0.64)).toEqual([]);
  });

  it('does not take the start of the work for its deadline', () => {
    expect(best('Thời gian bắt đầu', 'plan')?.score ?? 0).toBeLessThan(0.64);
  });
});
