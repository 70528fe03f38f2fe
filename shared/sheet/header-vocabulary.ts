import type { ColumnField, SheetKind } from './sheet-kind.ts';

/** Header wordings of one field. `weight` 0–1 = how surely an exact match means the field. */
export interface HeaderWording {
  readonly field: ColumnField;
  readonly weight: number;
  /** Everyday words that mean the field only when the header says nothing else. */
  readonly exactOnly?: true;
  /** Kinds of sheet in which the wording means this; all when absent. */
  readonly kinds?: readonly SheetKind[];
  /** Wordings separated by "|", as officers write them; compared without case, diacritics and abbreviations. */
  readonly phrases: string;
}

const work: readonly SheetKind[] = ['plan', 'papi'];
const improvement: readonly SheetKind[] = ['improvement'];
const criteria: readonly SheetKind[] = ['criteria'];
const agencies: readonly SheetKind[] = ['agencies'];
const recommendations: readonly SheetKind[] = ['recommendations'];
const ordinals = 'STT | TT | Số TT | Số thứ tự | Thứ tự | S.T.T | No. | # | T.T';

/**
 * What officers write above their columns. A wording that means different things on different kinds of sheet
 * appears once per meaning; the kind that explains the whole header best decides.
 */
export const headerVocabulary: readonly HeaderWording[] = [
  {
    field: 'ordinal',
    weight: 1,
    kinds: [...work, 'improvement', 'recommendations', 'agencies', 'survey'],
    phrases: ordinals,
  },
  { field: 'ordinal', weight: 0.85, kinds: criteria, phrases: ordinals },
  {
    field: 'ordinal',
    weight: 0.9,
    kinds: ['survey'],
    phrases: 'Mã phiếu | Số phiếu | Phiếu số | Phiếu | Dấu thời gian | Timestamp',
  },
  { field: 'code', weight: 0.9, kinds: criteria, phrases: ordinals },
  {
    field: 'code',
    weight: 1,
    kinds: criteria,
    phrases:
      'Mã | Mã số | Mã tiêu chí | Mã TC | Mã TCTP | Mã chỉ số | Ký hiệu | Mã hiệu | Mã chỉ tiêu | Số hiệu tiêu chí',
  },
  {
    field: 'code',
    weight: 1,
    kinds: agencies,
    phrases:
      'Mã | Mã số | Mã cơ quan | Mã đơn vị | Mã định danh | Ký hiệu | Mã định danh điện tử | Mã CQ | Mã cơ quan, đơn vị',
  },
  {
    field: 'objective',
    weight: 1,
    kinds: work,
    phrases:
      'Mục tiêu | Mục tiêu cụ thể | Mục tiêu, chỉ tiêu | Mục tiêu/chỉ tiêu | Nội dung mục tiêu | Mục tiêu tổng quát | Mục tiêu thực hiện | Mục tiêu, yêu cầu | Các mục tiêu',
  },
  {
    field: 'objective',
    weight: 0.75,
    kinds: work,
    phrases:
      'Chỉ tiêu | Nhóm nhiệm vụ | Lĩnh vực | Trục nội dung | Chỉ số nội dung | Nội dung thành phần | Chỉ số thành phần | Tiêu chí | Tiêu chí thành phần | Chỉ số | Nội dung PAPI | Trục nội dung PAPI | Nội dung chỉ số | Lĩnh vực, nội dung | Tên lĩnh vực',
  },
  { field: 'objective', weight: 0.6, kinds: work, phrases: 'Nội dung' },
  {
    field: 'task',
    weight: 1,
    kinds: work,
    phrases:
      'Nhiệm vụ | Nội dung nhiệm vụ | Tên nhiệm vụ | Nhiệm vụ, giải pháp | Nhiệm vụ/giải pháp | Nội dung, nhiệm vụ | Nhiệm vụ chủ yếu | Nhiệm vụ trọng tâm | Nhiệm vụ, giải pháp chủ yếu | Nhiệm vụ được giao | Các nhiệm vụ | Danh mục nhiệm vụ | Nội dung/nhiệm vụ | Nhiệm vụ chính | Nhiệm vụ thực hiện | Nội dung nhiệm vụ, giải pháp | Nội dung các nhiệm vụ | Nhiệm vụ giao',
  },
  {
    field: 'task',
    weight: 0.95,
    kinds: work,
    phrases:
      'Rõ việc | Nhiệm vụ cụ thể | Nội dung công việc | Công việc | Nội dung thực hiện | Đầu việc | Nội dung triển khai | Tên công việc | Nội dung công việc thực hiện | Việc cần làm | Nội dung cụ thể | Nhiệm vụ công việc',
  },
  {
    field: 'task',
    weight: 0.8,
    kinds: work,
    phrases:
      'Nội dung | Giải pháp | Nội dung, giải pháp | Giải pháp thực hiện | Nội dung yêu cầu | Biện pháp | Nội dung chỉ đạo | Nội dung chính | Giải pháp, nhiệm vụ',
  },
  {
    field: 'activity',
    weight: 1,
    kinds: work,
    phrases:
      'Hoạt động | Hoạt động cụ thể | Nội dung hoạt động | Tên hoạt động | Các hoạt động | Hoạt động/công việc | Hoạt động chính | Hoạt động triển khai | Hoạt động chủ yếu | Hoạt động thực hiện',
  },
  {
    field: 'activity',
    weight: 0.88,
    kinds: work,
    phrases:
      'Công việc cụ thể | Nhiệm vụ cụ thể | Nội dung công việc | Công việc | Nội dung cụ thể | Việc làm cụ thể | Giải pháp thực hiện | Biện pháp thực hiện | Cách thức thực hiện | Nội dung thực hiện | Nhiệm vụ chi tiết',
  },
  { field: 'activity', weight: 0.65, kinds: work, phrases: 'Giải pháp | Biện pháp | Nội dung' },
  {
    field: 'product',
    weight: 1,
    phrases:
      'Kết quả/Sản phẩm | Rõ kết quả | Rõ sản phẩm | Rõ kết quả, sản phẩm | Sản phẩm | Kết quả, sản phẩm | Sản phẩm, kết quả | Sản phẩm/kết quả | Sản phẩm đầu ra | Kết quả đầu ra | Sản phẩm hoàn thành | Sản phẩm dự kiến | Kết quả dự kiến | Dự kiến sản phẩm | Dự kiến kết quả | Kết quả cần đạt | Đầu ra | Sản phẩm dự kiến hoàn thành | Kết quả/sản phẩm chủ yếu | Sản phẩm yêu cầu | Văn bản, sản phẩm | Sản phẩm cụ thể | Kết quả, sản phẩm đầu ra | Kết quả, sản phẩm dự kiến | Sản phẩm/đầu ra | Sản phẩm cuối cùng | Yêu cầu sản phẩm | Kết quả mong đợi | Yêu cầu kết quả | Tên sản phẩm',
    kinds: work,
  },
  {
    field: 'product',
    weight: 0.8,
    phrases:
      'Kết quả | Hình thức văn bản | Loại văn bản | Hình thức sản phẩm | Tên văn bản | Kết quả hoàn thành | Văn bản ban hành',
    kinds: work,
  },
  {
    field: 'leadAgencies',
    weight: 1,
    phrases:
      'Chủ trì | ĐV CT | CQ CT | Cơ quan khắc phục | Cơ quan khắc phục hạn chế | Đơn vị khắc phục | Cơ quan chịu trách nhiệm khắc phục | Cơ quan chủ trì | Đơn vị chủ trì | Cơ quan, đơn vị chủ trì | Cơ quan chủ trì thực hiện | Đơn vị chủ trì thực hiện | Cơ quan chủ trì tham mưu | Cơ quan, đơn vị chủ trì thực hiện | Chủ trì thực hiện | Chủ trì tham mưu | Cơ quan chịu trách nhiệm | Cơ quan chịu trách nhiệm chính | Đơn vị chịu trách nhiệm | Cơ quan, đơn vị, địa phương chủ trì | Cơ quan chủ quản thực hiện | Người chủ trì | Cơ quan, người chủ trì',
  },
  {
    field: 'leadAgencies',
    weight: 0.92,
    phrases:
      'Rõ người | Rõ người, rõ trách nhiệm | Rõ người thực hiện | Cơ quan thực hiện | Đơn vị thực hiện | Cơ quan, đơn vị thực hiện | Trách nhiệm thực hiện | Cơ quan phụ trách | Đơn vị phụ trách | Phân công thực hiện | Cơ quan đầu mối | Đơn vị đầu mối | Đầu mối thực hiện | Cơ quan được giao | Đơn vị được giao | Cơ quan giải quyết | Cơ quan xử lý | Đơn vị xử lý | Cơ quan tham mưu | Đơn vị tham mưu | Chịu trách nhiệm | Cơ quan, đơn vị phụ trách | Phòng phụ trách | Người phụ trách | Phòng chủ trì | Phòng, đơn vị chủ trì | Cơ quan trách nhiệm | Cơ quan phụ trách tiêu chí | Cơ quan được giao chủ trì | Đơn vị được phân công | Cơ quan được phân công | Cơ quan theo dõi | Đơn vị theo dõi | Bộ phận phụ trách | Cơ quan có trách nhiệm xử lý | Cơ quan, đơn vị xử lý | Đơn vị chịu trách nhiệm xử lý | Cơ quan, đơn vị, địa phương thực hiện | Cơ quan chịu trách nhiệm thực hiện | Trách nhiệm chính',
  },
  {
    field: 'leadAgencies',
    weight: 0.85,
    kinds: recommendations,
    phrases:
      'Cơ quan được kiểm tra | Đơn vị được kiểm tra | Cơ quan, đơn vị được kiểm tra | Đối tượng được kiểm tra | Cơ quan được thanh tra | Đơn vị được thanh tra | Cơ quan phải thực hiện | Đơn vị phải thực hiện',
  },
  {
    field: 'leadAgencies',
    weight: 0.7,
    phrases:
      'Rõ trách nhiệm | Trách nhiệm | Phân công | Đầu mối | Phụ trách | Chủ thể thực hiện | Người thực hiện | Phân công nhiệm vụ | Phân công trách nhiệm | Bộ phận thực hiện | Phòng thực hiện',
  },
  {
    field: 'leadAgencies',
    weight: 0.9,
    phrases:
      'Chủ trì, phối hợp | Cơ quan chủ trì, phối hợp | Đơn vị chủ trì, phối hợp | Cơ quan chủ trì và phối hợp | Phân công chủ trì, phối hợp | Phân công thực hiện chủ trì, phối hợp | Cơ quan chủ trì, cơ quan phối hợp | Đơn vị chủ trì, đơn vị phối hợp | Cơ quan, đơn vị chủ trì, phối hợp | Chủ trì/phối hợp | Cơ quan thực hiện, phối hợp',
  },
  {
    field: 'leadAgencies',
    weight: 0.55,
    exactOnly: true,
    phrases: 'Cơ quan | Đơn vị | Thực hiện | Tổ chức thực hiện | Cơ quan, đơn vị',
    kinds: [...work, 'improvement', 'recommendations'],
  },
  {
    field: 'coAgencies',
    weight: 1,
    phrases:
      'Phối hợp | Cơ quan phối hợp | Đơn vị phối hợp | Cơ quan, đơn vị phối hợp | Phối hợp thực hiện | Cơ quan phối hợp thực hiện | Đơn vị phối hợp thực hiện | Các đơn vị phối hợp | Cơ quan, đơn vị, địa phương phối hợp | Phòng phối hợp | Các cơ quan phối hợp | Người phối hợp',
  },
  {
    field: 'deadline',
    weight: 1,
    phrases:
      'Rõ thời gian | Rõ tiến độ | Rõ thời hạn | Thời gian thực hiện | Thời gian hoàn thành | Thời hạn hoàn thành | Hạn hoàn thành | Thời hạn | Thời gian | Thời hạn thực hiện | Ngày hoàn thành | Thời hạn xử lý | Hạn xử lý | Hạn trả lời | Thời hạn trả lời | Thời điểm hoàn thành | Tiến độ hoàn thành | Thời gian xử lý | Hạn chót | Deadline | Mốc thời gian | Mốc hoàn thành | Thời gian kết thúc | Thời gian, tiến độ | Hạn thực hiện | Thời gian thực hiện, hoàn thành | Thời gian dự kiến hoàn thành | Thời hạn giải quyết | Thời hạn khắc phục | Thời gian khắc phục | Thời gian trình | Thời gian ban hành | Thời gian hoàn thành xử lý | Kỳ hạn | Tiến độ, thời gian',
  },
  {
    field: 'deadline',
    weight: 0.8,
    phrases:
      'Hạn | Due date | Lộ trình | Hoàn thành trước | Thời điểm | Ngày kết thúc | Kết thúc | Thời gian dự kiến | Kế hoạch thời gian | Thời điểm thực hiện | Hoàn thành',
  },
  { field: 'deadline', weight: 0.72, phrases: 'Tiến độ | Tiến độ thực hiện' },
  {
    field: 'budget',
    weight: 1,
    kinds: work,
    phrases:
      'Kinh phí | Kinh phí thực hiện | Kinh phí dự kiến | Dự kiến kinh phí | Nguồn kinh phí | Dự toán | Nguồn lực | Nguồn lực thực hiện | Dự toán kinh phí | Nguồn vốn | Ngân sách | Nguồn kinh phí thực hiện | Kinh phí (triệu đồng)',
  },
  {
    field: 'status',
    weight: 1,
    kinds: [...work, 'recommendations'],
    phrases:
      'Tình trạng | Status | Trạng thái | Tình trạng thực hiện | Trạng thái thực hiện | Tình trạng xử lý | Trạng thái xử lý | Tình trạng hoàn thành | Tình hình xử lý | Tình trạng giải quyết | Tình hình giải quyết',
  },
  {
    field: 'status',
    weight: 0.85,
    kinds: [...work, 'recommendations'],
    phrases: 'Tình hình thực hiện | Mức độ hoàn thành | Đánh giá tiến độ | Tình hình khắc phục | Đã/chưa hoàn thành',
  },
  {
    field: 'status',
    weight: 0.6,
    kinds: [...work, 'recommendations'],
    phrases: 'Tiến độ | Tiến độ thực hiện | Tiến độ xử lý',
  },
  {
    field: 'status',
    weight: 0.95,
    kinds: [...work, 'recommendations'],
    phrases:
      'Hoàn thành/Chưa hoàn thành | Đánh giá (Hoàn thành/Chưa hoàn thành) | Đã hoàn thành/Chưa hoàn thành | Đạt/Không đạt | Kết quả (Đạt/Không đạt) | Đánh giá (Đạt/Không đạt) | Đạt/Chưa đạt | Kết quả (Đạt/Chưa đạt) | Kết quả (Hoàn thành/Chưa hoàn thành) | Kết quả thực hiện (Hoàn thành/Chưa hoàn thành) | Kết quả thực hiện (Đạt/Không đạt) | Xong/Chưa xong | Đã xong/Chưa xong | Đánh giá mức độ hoàn thành | Đánh giá hoàn thành | Kết quả đánh giá | Đã khắc phục/Chưa khắc phục | Kết quả (Đã khắc phục/Chưa khắc phục) | Đã xử lý/Chưa xử lý | Kết quả (Đã xử lý/Chưa xử lý) | Đã thực hiện/Chưa thực hiện',
  },
  { field: 'status', weight: 0.7, exactOnly: true, kinds: [...work, 'recommendations'], phrases: 'Đánh giá' },
  {
    field: 'percent',
    weight: 1,
    kinds: work,
    phrases:
      'Tiến độ (%) | % done | Progress (%) | % hoàn thành | Tỷ lệ hoàn thành | Phần trăm | Phần trăm hoàn thành | Tỷ lệ % hoàn thành | Tỷ lệ hoàn thành (%) | Mức độ hoàn thành (%) | Tiến độ thực hiện (%) | Hoàn thành (%) | % tiến độ | % thực hiện | Tỷ lệ thực hiện',
  },
  { field: 'percent', weight: 0.66, kinds: work, phrases: 'Tiến độ | Tiến độ thực hiện | Tỷ lệ | %' },
  {
    field: 'result',
    weight: 1,
    kinds: [...work, 'recommendations'],
    phrases:
      'Kết quả thực hiện | Kết quả đạt được | Kết quả triển khai | Kết quả xử lý | Kết quả giải quyết | Kết quả khắc phục | Tình hình, kết quả thực hiện | Kết quả thực hiện nhiệm vụ | Kết quả cụ thể | Kết quả đến nay | Báo cáo kết quả | Kết quả đã đạt được | Kết quả thực hiện đến nay | Tình hình, kết quả xử lý',
  },
  { field: 'result', weight: 0.65, kinds: work, phrases: 'Kết quả' },
  {
    field: 'result',
    weight: 0.85,
    kinds: recommendations,
    phrases: 'Kết quả | Kết quả thực hiện kiến nghị | Biện pháp xử lý',
  },
  {
    field: 'evidence',
    weight: 1,
    phrases:
      'Minh chứng | Tài liệu kiểm chứng | Tài liệu minh chứng | Văn bản kiểm chứng | Tài liệu chứng minh | Hồ sơ minh chứng | Bằng chứng | Văn bản minh chứng | TLKC | Tài liệu kiểm chứng, minh chứng | Minh chứng/tài liệu kiểm chứng | Tài liệu, minh chứng | Hồ sơ kiểm chứng | Danh mục tài liệu kiểm chứng | Căn cứ minh chứng | Link minh chứng | Minh chứng kèm theo',
  },
  {
    field: 'evidence',
    weight: 0.7,
    phrases: 'Số, ký hiệu văn bản | Tài liệu kèm theo | Đường dẫn | Văn bản kèm theo | Tài liệu | Hồ sơ, tài liệu',
  },
  { field: 'note', weight: 1, phrases: 'Ghi chú | Chú thích | Lưu ý | Diễn giải | Ghi chú khác | Ý kiến khác' },
  {
    field: 'name',
    weight: 1,
    kinds: criteria,
    phrases:
      'Lĩnh vực/Tiêu chí/Tiêu chí thành phần | Lĩnh vực, tiêu chí, tiêu chí thành phần | Tiêu chí | Tiêu chí thành phần | Tên tiêu chí | Nội dung tiêu chí | Tiêu chí đánh giá | Lĩnh vực, tiêu chí | Lĩnh vực/tiêu chí | Các tiêu chí | Nội dung tiêu chí đánh giá | Tiêu chí chấm điểm | Tiêu chí, tiêu chí thành phần | Tiêu chí/Tiêu chí thành phần | Tên tiêu chí, tiêu chí thành phần | Tiêu chí/chỉ số | Lĩnh vực và tiêu chí | Nội dung các tiêu chí',
  },
  {
    field: 'name',
    weight: 0.85,
    kinds: criteria,
    phrases:
      'Nội dung đánh giá | Nội dung | Chỉ tiêu | Tên chỉ tiêu | Chỉ tiêu đánh giá | Nội dung chấm điểm | Chỉ số thành phần | Lĩnh vực | Nội dung chỉ tiêu | Tên lĩnh vực | Lĩnh vực đánh giá | Tên chỉ số',
  },
  { field: 'name', weight: 0.55, kinds: criteria, phrases: 'Chỉ số | Tên | Nhiệm vụ' },
  {
    field: 'name',
    weight: 1,
    kinds: agencies,
    phrases:
      'Tên cơ quan | Tên đơn vị | Tên cơ quan, đơn vị | Tên chính thức | Tên đầy đủ | Tên gọi | Tên cơ quan chính thức | Tên gọi chính thức | Tên cơ quan, đơn vị, địa phương | Tên các cơ quan, đơn vị | Tên cơ quan/đơn vị',
  },
  {
    field: 'name',
    weight: 0.85,
    exactOnly: true,
    kinds: agencies,
    phrases: 'Cơ quan | Đơn vị | Tên | Cơ quan, đơn vị | Cơ quan, đơn vị, địa phương',
  },
  {
    field: 'name',
    weight: 1,
    kinds: improvement,
    phrases:
      'Lĩnh vực | Chỉ số thành phần | Tên lĩnh vực | Lĩnh vực/chỉ số | Chỉ số nội dung | Lĩnh vực đánh giá | Lĩnh vực, tiêu chí | Lĩnh vực/tiêu chí | Lĩnh vực CCHC | Tên chỉ số | Chỉ số, lĩnh vực | Lĩnh vực, chỉ số',
  },
  {
    field: 'name',
    weight: 0.8,
    kinds: improvement,
    phrases: 'Nội dung | Tiêu chí | Chỉ số | Tiêu chí thành phần | Tên tiêu chí',
  },
  {
    field: 'maxScore',
    weight: 1,
    kinds: criteria,
    phrases:
      'Điểm tối đa | Tối đa | Điểm chuẩn | Điểm số tối đa | Max | Số điểm tối đa | Khung điểm | Điểm quy định | Mức điểm tối đa | Điểm max | Thang điểm tối đa | Tổng điểm tối đa',
  },
  { field: 'maxScore', weight: 0.75, kinds: criteria, phrases: 'Thang điểm | Điểm | Số điểm | Mức điểm | Điểm số' },
  {
    field: 'rule',
    weight: 1,
    kinds: criteria,
    phrases:
      'Cách chấm | Cách chấm điểm | Phương pháp tính điểm | Cách tính điểm | Hướng dẫn chấm điểm | Tiêu chuẩn đánh giá | Phương pháp chấm điểm | Quy định chấm điểm | Cách thức chấm điểm | Cách xác định điểm | Thang điểm, cách chấm | Thang điểm chi tiết | Hướng dẫn chấm | Phương pháp tính | Cách tính | Công thức tính | Công thức tính điểm | Thang điểm/cách chấm | Cách đánh giá, chấm điểm | Căn cứ chấm điểm | Thang điểm và cách chấm | Hướng dẫn cách chấm điểm | Phương pháp đánh giá, chấm điểm | Thang điểm đánh giá | Cách thức đánh giá | Nguyên tắc chấm điểm',
  },
  {
    field: 'rule',
    weight: 0.9,
    kinds: criteria,
    phrases: 'Thang điểm | Phương pháp đánh giá | Hướng dẫn đánh giá | Mức đánh giá | Cách đánh giá | Yêu cầu',
  },
  {
    field: 'choice',
    weight: 1,
    kinds: criteria,
    phrases:
      'Kết quả lựa chọn | Lựa chọn | Phương án lựa chọn | Kết quả lựa chọn theo thang điểm | Kết quả theo thang điểm | Mức lựa chọn | Kết quả đạt được | Kết quả đạt được theo thang điểm | Mức đạt | Mức độ đạt được',
  },
  {
    field: 'choice',
    weight: 0.95,
    kinds: criteria,
    phrases:
      'Đạt/Không đạt | Kết quả (Đạt/Không đạt) | Đánh giá (Đạt/Không đạt) | Đạt/Chưa đạt | Kết quả (Đạt/Chưa đạt)',
  },
  { field: 'choice', weight: 0.7, kinds: criteria, phrases: 'Kết quả | Kết quả thực hiện | Kết quả đạt' },
  {
    field: 'numerator',
    weight: 1,
    kinds: criteria,
    phrases:
      'Tử số | Số đạt (tử số) | Tử số (số đạt) | Số đạt | Số lượng đạt | Số đã thực hiện | Số hoàn thành | Số đã hoàn thành | Số lượng hoàn thành',
  },
  {
    field: 'denominator',
    weight: 1,
    kinds: criteria,
    phrases:
      'Mẫu số | Tổng số (mẫu số) | Mẫu số (tổng số) | Tổng số | Số phải thực hiện | Tổng số phải thực hiện | Tổng số giao',
  },
  {
    field: 'declared',
    weight: 1,
    kinds: criteria,
    phrases:
      'Số liệu kê khai | Số liệu kê khai khác | Kê khai | Giá trị kê khai | Số liệu tự kê khai | Số liệu báo cáo | Số liệu | Số liệu thực hiện',
  },
  {
    field: 'selfScore',
    weight: 1,
    kinds: criteria,
    phrases:
      'Điểm tự đánh giá | Tự đánh giá | Tự chấm | Điểm tự chấm | Tự chấm điểm | Đơn vị tự chấm | Đơn vị tự chấm điểm | Cơ quan tự chấm | Điểm đơn vị tự chấm | Điểm tự đánh giá của đơn vị | Điểm tự chấm của đơn vị | Đơn vị tự đánh giá | Cơ quan tự đánh giá | Điểm tự chấm, tự đánh giá | Tự đánh giá, chấm điểm | Điểm tự đánh giá, chấm điểm | Điểm cơ quan tự chấm | Sở tự chấm | Xã tự chấm | Điểm tỉnh tự chấm | Tỉnh tự chấm | Tỉnh tự đánh giá | Địa phương tự chấm',
  },
  {
    field: 'surveyScore',
    weight: 1,
    kinds: criteria,
    phrases:
      'Điểm ĐTXHH | ĐTXHH | Điều tra XHH | Điều tra xã hội học | Điểm điều tra xã hội học | Điểm XHH | Điểm khảo sát | Khảo sát | Điểm điều tra | XHH | Điều tra',
  },
  {
    field: 'appraisedScore',
    weight: 1,
    kinds: criteria,
    phrases:
      'Điểm thẩm định | Thẩm định | SNV đánh giá | Sở Nội vụ đánh giá | Sở Nội vụ chấm | Điểm Sở Nội vụ | Hội đồng thẩm định | Điểm hội đồng thẩm định | Tổ thẩm định | Sở Nội vụ thẩm định | Kết quả thẩm định | BNV thẩm định | Điểm thẩm định của Bộ Nội vụ | Điểm thẩm định của Sở Nội vụ | Điểm SNV thẩm định | Điểm SNV đánh giá | Hội đồng đánh giá | Tổ thẩm định chấm | Điểm chấm thẩm định | Đoàn thẩm định | Điểm Bộ Nội vụ chấm | Bộ Nội vụ đánh giá | Bộ Nội vụ chấm | Điểm tổ thẩm định | Hội đồng chấm | Tỉnh thẩm định | Điểm phúc tra',
  },
  {
    field: 'achievedScore',
    weight: 1,
    kinds: criteria,
    phrases:
      'Điểm đạt được | Đạt được | Điểm đạt | Điểm cuối cùng | Điểm chính thức | Tổng điểm đạt được | Điểm kết quả | Điểm thực tế | Điểm đạt được cuối cùng | Điểm được công nhận | Kết quả điểm | Điểm công bố',
  },
  { field: 'achievedScore', weight: 0.72, kinds: criteria, phrases: 'Tổng điểm | Điểm đánh giá | Kết quả | Điểm tổng' },
  {
    field: 'lastYearScore',
    weight: 1,
    kinds: criteria,
    phrases:
      'Điểm năm trước | Năm trước | Kết quả năm trước | Điểm đạt được năm trước | Điểm năm trước liền kề | Năm trước liền kề | Điểm kỳ trước | Điểm tự chấm năm trước | Điểm thẩm định năm trước',
  },
  {
    field: 'indexPercent',
    weight: 1,
    kinds: criteria,
    phrases:
      'Chỉ số (%) | Tỷ lệ đạt | Tỷ lệ đạt (%) | Tỷ lệ điểm đạt được | Chỉ số đạt được | Tỷ lệ % đạt | Tỷ lệ điểm đạt (%) | Đạt tỷ lệ | Đạt tỷ lệ (%) | % đạt | Tỷ lệ % | Chỉ số CCHC (%)',
  },
  { field: 'indexPercent', weight: 0.85, kinds: criteria, phrases: 'Chỉ số | Tỷ lệ' },
  {
    field: 'lossCause',
    weight: 1,
    kinds: criteria,
    phrases:
      'Nguyên nhân mất điểm | Lý do mất điểm | Lý do trừ điểm | Nguyên nhân bị trừ điểm | Nguyên nhân trừ điểm | Nguyên nhân chưa đạt điểm tối đa | Lý do chưa đạt điểm tối đa | Nguyên nhân bị mất điểm | Lý do không đạt điểm tối đa | Nguyên nhân chưa đạt',
  },
  { field: 'lossCause', weight: 0.85, kinds: criteria, phrases: 'Nguyên nhân | Lý do' },
  {
    field: 'remedy',
    weight: 1,
    kinds: ['criteria', 'improvement'],
    phrases:
      'Giải pháp khắc phục | Biện pháp khắc phục | Giải pháp cải thiện | Hướng khắc phục | Khắc phục | Giải pháp, biện pháp khắc phục | Giải pháp khắc phục, cải thiện | Nhiệm vụ, giải pháp khắc phục | Giải pháp',
  },
  {
    field: 'remedy',
    weight: 0.85,
    kinds: improvement,
    phrases:
      'Nhiệm vụ, giải pháp | Nhiệm vụ | Giải pháp thực hiện | Nội dung thực hiện | Nhiệm vụ cụ thể | Nhiệm vụ trọng tâm | Giải pháp, nhiệm vụ | Biện pháp | Nhiệm vụ, giải pháp cải thiện | Nội dung nhiệm vụ',
  },
  {
    field: 'explanation',
    weight: 1,
    kinds: criteria,
    phrases:
      'Giải trình | Nội dung giải trình | Ý kiến giải trình | Giải trình của đơn vị | Giải trình bổ sung | Giải trình, bổ sung',
  },
  {
    field: 'method',
    weight: 1,
    kinds: criteria,
    phrases:
      'Hình thức đánh giá | Phương thức đánh giá | Hình thức chấm | Hình thức chấm điểm | Loại tiêu chí | Cách thức thu thập | Phương thức chấm | Hình thức thẩm định | Đối tượng chấm',
  },
  { field: 'method', weight: 0.75, kinds: criteria, phrases: 'Hình thức | Phương thức | Loại' },
  {
    field: 'targetRank',
    weight: 1,
    kinds: improvement,
    phrases:
      'Mục tiêu xếp hạng | Mục tiêu thứ hạng | Thứ hạng phấn đấu | Xếp hạng mục tiêu | Thứ hạng mục tiêu | Chỉ tiêu xếp hạng | Mục tiêu về thứ hạng | Mục tiêu xếp hạng phấn đấu | Phấn đấu xếp hạng | Nhóm xếp hạng mục tiêu | Phấn đấu thứ hạng',
  },
  {
    field: 'targetRank',
    weight: 0.7,
    kinds: improvement,
    phrases:
      'Mục tiêu | Mục tiêu phấn đấu | Chỉ tiêu | Phấn đấu | Mục tiêu cụ thể | Chỉ tiêu phấn đấu | Xếp hạng | Thứ hạng',
  },
  {
    field: 'weakness',
    weight: 1,
    kinds: improvement,
    phrases:
      'Hạn chế, tồn tại | Tồn tại, hạn chế | Hạn chế | Tồn tại | Hạn chế tồn tại | Nội dung hạn chế | Những tồn tại, hạn chế | Hạn chế cần khắc phục | Điểm yếu | Nội dung tồn tại, hạn chế | Tồn tại, hạn chế cần khắc phục | Hạn chế, tồn tại cần khắc phục | Những hạn chế, tồn tại | Hạn chế, yếu kém | Hạn chế của năm trước | Tiêu chí mất điểm | Nội dung mất điểm',
  },
  {
    field: 'source',
    weight: 1,
    kinds: recommendations,
    phrases:
      'Căn cứ | Người phản ánh | Người kiến nghị | Người phản ánh, kiến nghị | Văn bản nguồn | Nguồn kiến nghị | Kết luận thanh tra | Văn bản kiến nghị | Cơ quan kiến nghị | Căn cứ kiến nghị | Kết luận | Nguồn | Đơn vị kiến nghị | Cuộc đối thoại | Số văn bản | Căn cứ, nguồn | Kết luận/văn bản | Căn cứ, văn bản | Số, ngày văn bản | Văn bản | Cơ quan ban hành kết luận | Đoàn kiểm tra | Cuộc thanh tra, kiểm tra | Tổ chức, cá nhân kiến nghị | Nguồn gốc',
  },
  {
    field: 'recommendation',
    weight: 1,
    kinds: recommendations,
    phrases:
      'Nội dung kiến nghị | Kiến nghị | Kiến nghị, đề xuất | Nội dung phản ánh, kiến nghị | Nội dung phản ánh | Kiến nghị phải xử lý | Nội dung kiến nghị, đề xuất | Phản ánh, kiến nghị | Nội dung kiến nghị phải thực hiện | Vấn đề kiến nghị | Nội dung yêu cầu xử lý | Nội dung kết luận, kiến nghị | Kiến nghị xử lý | Nội dung kiến nghị xử lý | Nội dung cần xử lý',
  },
  { field: 'recommendation', weight: 0.65, kinds: recommendations, phrases: 'Nội dung | Vấn đề | Nội dung phát hiện' },
  {
    field: 'variants',
    weight: 1,
    kinds: agencies,
    phrases: 'Tên gọi khác | Tên khác | Cách gọi khác | Biến thể | Các tên gọi khác | Tên thường gọi | Cách viết khác',
  },
  { field: 'shortName', weight: 1, kinds: agencies, phrases: 'Tên viết tắt | Viết tắt | Tên rút gọn | Tên ngắn' },
  {
    field: 'level',
    weight: 1,
    kinds: agencies,
    phrases: 'Cấp | Cấp hành chính | Loại hình | Loại cơ quan | Cấp quản lý | Loại đơn vị | Cấp cơ quan | Nhóm cơ quan',
  },
  { field: 'level', weight: 0.7, kinds: agencies, phrases: 'Loại | Nhóm | Khối' },
  {
    field: 'validFrom',
    weight: 1,
    kinds: agencies,
    phrases:
      'Hiệu lực từ | Từ năm | Từ ngày | Ngày hiệu lực | Áp dụng từ | Năm bắt đầu | Ngày thành lập | Hoạt động từ | Có hiệu lực từ | Hiệu lực từ năm',
  },
  {
    field: 'validTo',
    weight: 1,
    kinds: agencies,
    phrases:
      'Hiệu lực đến | Đến năm | Đến ngày | Hết hiệu lực | Năm kết thúc | Áp dụng đến | Ngày giải thể | Hoạt động đến | Hiệu lực đến năm | Ngày hết hiệu lực',
  },
  {
    field: 'parentAgency',
    weight: 1,
    kinds: agencies,
    phrases: 'Thuộc cơ quan | Trực thuộc | Cơ quan chủ quản | Thuộc | Cơ quan cấp trên | Đơn vị chủ quản',
  },
  {
    field: 'successors',
    weight: 1,
    kinds: agencies,
    phrases:
      'Cơ quan thay thế | Cơ quan kế thừa | Thay bằng | Được thay bằng | Cơ quan tiếp nhận | Cơ quan tiếp nhận nhiệm vụ | Hợp nhất vào | Sáp nhập vào',
  },
  {
    field: 'members',
    weight: 1,
    kinds: agencies,
    phrases: 'Thành viên | Thành viên của nhóm | Gồm các cơ quan | Cơ quan thành viên | Các thành viên',
  },
  {
    field: 'objective',
    weight: 0.9,
    kinds: work,
    phrases: 'Objective | Objectives | Goal | Goals | Outcome | Outcomes',
  },
  {
    field: 'task',
    weight: 0.95,
    kinds: work,
    phrases: 'Task | Tasks | Key tasks | Task description | Action | Actions | Work item',
  },
  { field: 'task', weight: 0.75, kinds: work, phrases: 'Activity | Activities | Key activities | Main activities' },
  {
    field: 'activity',
    weight: 0.95,
    kinds: work,
    phrases: 'Activity | Activities | Sub-activity | Sub-activities | Key activities | Main activities',
  },
  {
    field: 'product',
    weight: 0.95,
    kinds: work,
    phrases:
      'Output | Outputs | Expected output | Expected outputs | Deliverable | Deliverables | Expected result | Expected results | Product | Products',
  },
  {
    field: 'leadAgencies',
    weight: 0.95,
    phrases:
      'Lead agency | Lead agencies | Leading agency | Lead unit | Lead | Responsible agency | Responsible unit | Responsible party | Responsible | Responsibility | Implementing agency | Implementing unit | Agency in charge | Unit in charge',
  },
  {
    field: 'coAgencies',
    weight: 0.95,
    phrases:
      'Coordinating agency | Coordinating agencies | Coordinating unit | Coordination agency | Co-implementing agency | Supporting agency | Supporting agencies | Collaborating agency | Collaborating agencies | Partner agency | Partners',
  },
  {
    field: 'deadline',
    weight: 0.95,
    phrases: 'Timeline | Timeframe | Time frame | Completion date | Date of completion | Target date | Due | Schedule',
  },
  { field: 'budget', weight: 0.95, kinds: work, phrases: 'Budget | Cost | Estimated budget | Funding' },
  { field: 'percent', weight: 0.9, kinds: work, phrases: '% complete | % completed | Completion rate' },
  { field: 'result', weight: 0.9, kinds: work, phrases: 'Actual result | Actual results | Results achieved' },
  { field: 'evidence', weight: 0.95, phrases: 'Evidence | Means of verification | Supporting documents' },
  { field: 'note', weight: 0.95, phrases: 'Note | Notes | Remark | Remarks | Comment | Comments' },
  {
    field: 'name',
    weight: 0.9,
    kinds: criteria,
    phrases: 'Criteria | Criterion | Sub-criteria | Indicator | Indicators | Criteria and sub-criteria',
  },
  {
    field: 'maxScore',
    weight: 0.95,
    kinds: criteria,
    phrases: 'Max score | Maximum score | Max points | Maximum points',
  },
  {
    field: 'selfScore',
    weight: 0.95,
    kinds: criteria,
    phrases: 'Self score | Self-assessment | Self-assessed score | Self-scoring',
  },
  {
    field: 'rule',
    weight: 0.9,
    kinds: criteria,
    phrases: 'Scoring method | Scoring guide | Scoring rule | Scoring rules',
  },
  {
    field: 'rowIdentity',
    weight: 1,
    phrases: 'Mã đồng bộ (không sửa) | Mã đồng bộ | Mã dòng | Mã dòng Bảng Điểm | Định danh dòng',
  },
];

/**
 * Header words of tables that are none of ours: contact lists, budgets, timesheets. Each one found speaks against
 * reading the table.
 */
export const foreignWords =
  'Họ và tên | Họ tên | Tên thủ tục hành chính | Tên TTHC | Thủ tục hành chính | Mã TTHC | Mã thủ tục hành chính | Phí, lệ phí | Lệ phí | Điện thoại | Số điện thoại | SĐT | Email | Thư điện tử | Chức vụ | Chức danh | Ngày sinh | Năm sinh | Địa chỉ | Đơn giá | Thành tiền | Số lượng | Đơn vị tính | ĐVT | Số tiền | Mức chi | Định mức | Số tài khoản | Hệ số lương | Lương | Doanh thu | Chi phí | Khối lượng | Ngày công | Mã số thuế | Nội dung chi | Khoản mục | Khoản chi | Thực chi | Quyết toán | Tạm ứng | Giới tính | Quê quán | Trình độ | Nhiệt độ | Tồn kho | Mặt hàng | Tên hàng | Ngân hàng | Fax | Ghi nợ | Ghi có | Loại tiền | Giá trị';
