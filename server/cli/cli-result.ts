/** 0 = clean, 1 = errors found, 2 = unusable input or wrong call. */
export interface CliResult {
  readonly exitCode: 0 | 1 | 2;
  readonly stdout: string;
  readonly stderr: string;
}

export const usage = `Bảng Điểm, dòng lệnh.

  npm run --silent cli -- check TỆP.xlsx [--json] [--today YYYY-MM-DD] [--year YYYY]
                                   [--agencies DANH-MỤC.xlsx] [--settings THIẾT-LẬP.json]
                                   [--weights TRỌNG-SỐ.json]
      Nhận ra, kiểm tra và chấm điểm từng trang của sổ. Mã thoát: 0 không có lỗi, 1 có lỗi, 2 tệp không dùng được.
      --agencies dùng danh mục cơ quan trong một sổ; --settings dùng thiết lập của tỉnh tải từ máy chủ;
      --weights dùng trọng số trả lời của phiếu khảo sát.
  npm run --silent cli -- accounts list|invite|edit|reset|disable|enable|unlock|withdraw [TÊN]
                                   [--database TỆP]
                                   [--name TÊN-HIỂN-THỊ --role province|field-lead|agency|reader --agency MÃ --fields 2,5]
                                   [--origin https://MÁY-CHỦ]
      Quản lý tài khoản ngay trên tệp dữ liệu: tài khoản đầu tiên, hoặc khi không ai vào được trang của tỉnh.
  npm run --silent cli -- agencies TỆP.xlsx
      Ghi danh mục cơ quan có sẵn ra một sổ để sửa rồi dùng lại.
  npm run --silent cli -- convert TỆP.xlsx TỆP-MỚI.xlsx [--overwrite]
      Ghi một bản sao có chữ TCVN3, VNI đã chuyển sang Unicode. Không sửa tệp nguồn, không ghi đè tệp đã có.
  npm run --silent cli -- rule --file TỆP.json
      Đọc và tính thử các thang điểm viết bằng lời.
  npm run --silent cli -- template [--level tinh|so|xa] [--year YYYY] [--set TỆP.json|TỆP.xlsx] [--force] [--today YYYY-MM-DD]
      RA.xlsx
      Lập sổ chấm điểm từ một bộ tiêu chí. Không ghi đè tệp đã có nếu không có --force. Xem các bộ: template --list.
`;

export function usageError(message: string): CliResult {
  return { exitCode: 2, stdout: '', stderr: `${message}\n\n${usage}` };
}
