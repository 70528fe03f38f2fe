/** 0 = clean, 1 = errors found, 2 = unusable input or wrong call. */
export interface CliResult {
  readonly exitCode: 0 | 1 | 2;
  readonly stdout: string;
  readonly stderr: string;
}

export const usage = `Bảng Điểm, dòng lệnh.

  npm run --silent cli -- check TỆP.xlsx [--json] [--today YYYY-MM-DD] [--year YYYY]
      Nhận ra, kiểm tra và chấm điểm từng trang của sổ. Mã thoát: 0 không có lỗi, 1 có lỗi, 2 tệp không dùng được.
  npm run --silent cli -- rule --file TỆP.json
      Đọc và tính thử các thang điểm viết bằng lời.
`;

export function usageError(message: string): CliResult {
  return { exitCode: 2, stdout: '', stderr: `${message}\n\n${usage}` };
}
