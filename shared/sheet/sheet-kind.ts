/**
 * What a sheet is to the product. `lost-points` is a page that the product made of a criteria set: a view, never read as
 * a table. `other` holds cells that fit no kind; `empty` holds none.
 */
export const sheetKinds = [
  'plan',
  'papi',
  'criteria',
  'improvement',
  'recommendations',
  'agencies',
  'survey',
  'lost-points',
  'other',
  'empty',
] as const;
export type SheetKind = (typeof sheetKinds)[number];

/** The Vietnamese name of each kind, as officers say it. */
export const sheetKindNames: Readonly<Record<SheetKind, string>> = {
  plan: 'Kế hoạch, phân công nhiệm vụ',
  papi: 'Nhiệm vụ cải thiện PAPI',
  criteria: 'Bộ tiêu chí chấm điểm',
  improvement: 'Kế hoạch cải thiện theo lĩnh vực',
  recommendations: 'Danh mục kiến nghị phải xử lý',
  agencies: 'Danh mục cơ quan',
  survey: 'Phiếu khảo sát SIPAS',
  'lost-points': 'Trang Điểm mất',
  other: 'Chưa nhận ra',
  empty: 'Trang trống',
};

/**
 * What a column can hold. One vocabulary for every kind of sheet: a column means the same wherever it stands.
 */
export const columnFields = [
  'ordinal', // TT, STT
  'code', // Mã, mã tiêu chí
  'objective', // Mục tiêu
  'task', // Nhiệm vụ
  'activity', // Hoạt động
  'product', // Kết quả/ Sản phẩm
  'leadAgencies', // Chủ trì
  'coAgencies', // Phối hợp
  'deadline', // Thời gian
  'budget', // Kinh phí
  'status', // Tình trạng, trạng thái
  'percent', // Tiến độ (%)
  'result', // Kết quả thực hiện
  'evidence', // Minh chứng, tài liệu kiểm chứng
  'note', // Ghi chú
  'name', // Lĩnh vực/Tiêu chí/Tiêu chí thành phần; tên cơ quan
  'maxScore', // Điểm tối đa
  'rule', // Thang điểm, cách chấm
  'choice', // Kết quả lựa chọn theo thang điểm
  'numerator', // Tử số, số đạt
  'denominator', // Mẫu số, tổng số
  'declared', // Số liệu kê khai khác
  'selfScore', // Điểm tự chấm
  'surveyScore', // Điểm ĐTXHH
  'appraisedScore', // Điểm thẩm định
  'achievedScore', // Điểm đạt được
  'lastYearScore', // Điểm năm trước
  'indexPercent', // Chỉ số (%)
  'lossCause', // Nguyên nhân mất điểm
  'remedy', // Giải pháp khắc phục
  'explanation', // Giải trình
  'method', // Hình thức đánh giá (tự chấm, thẩm định, điều tra)
  'targetRank', // Mục tiêu xếp hạng
  'weakness', // Hạn chế, tồn tại
  'source', // Căn cứ, văn bản nguồn của kiến nghị
  'recommendation', // Nội dung kiến nghị
  'variants', // Tên gọi khác
  'shortName', // Tên viết tắt
  'level', // Cấp
  'validFrom', // Hiệu lực từ
  'validTo', // Hiệu lực đến
  'parentAgency', // Thuộc cơ quan
  'successors', // Cơ quan thay thế
  'members', // Thành viên của nhóm
  'rowIdentity', // cột ẩn của Bảng Điểm
] as const;
export type ColumnField = (typeof columnFields)[number];
