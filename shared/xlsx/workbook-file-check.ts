import { plainPartName } from './part-names.ts';
import { readZipDirectory, type ZipEntry } from './zip-directory.ts';

export type WorkbookFileReason = 'empty-file' | 'not-a-workbook' | 'encrypted' | 'legacy-xls' | 'corrupt' | 'too-large';

/** Why a file cannot be read as a workbook; `message` is Vietnamese and says the next step. */
export interface WorkbookFileRefusal {
  readonly ok: false;
  readonly reason: WorkbookFileReason;
  readonly message: string;
}

/** Bounds in bytes. Beyond them a browser tab or a small server could run out of memory. */
export const workbookFileLimits = {
  file: 50 * 1024 * 1024,
  uncompressed: 256 * 1024 * 1024,
  /** Deflate reaches about 1000 : 1 on nothing but zeros; sheets of real blank rows stay near 100 : 1. */
  ratio: 300,
  /** Below this size a high ratio harms nobody. */
  ratioFrom: 16 * 1024 * 1024,
} as const;

export function refuseWorkbookFile(reason: WorkbookFileReason, message: string): WorkbookFileRefusal {
  return { ok: false, reason, message };
}

export const corruptMessage =
  'Tệp bị hỏng hoặc tải về chưa trọn nên không đọc được. Hãy mở tệp bằng Excel, chọn «Lưu thành» (Save As) kiểu .xlsx rồi mở lại tệp mới; nếu Excel cũng báo lỗi, hãy xin lại tệp từ nơi gửi.';

const saveAsXlsx =
  'Hãy mở tệp bằng Excel, chọn «Lưu thành» (Save As) kiểu «Sổ làm việc Excel (.xlsx)» rồi mở lại tệp mới.';

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

/** The first characters, one per byte, lower case: enough to tell markup and text apart. */
function headText(bytes: Uint8Array, length: number): string {
  let text = '';
  for (const byte of bytes.subarray(0, length)) if (byte !== 0) text += String.fromCharCode(byte);
  return text.toLowerCase();
}

/** Looks for a UTF-16LE name, as the directory of an OLE container spells its streams. */
function holdsStreamName(bytes: Uint8Array, name: string): boolean {
  const first = name.charCodeAt(0);
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    let matched = 0;
    while (
      matched < name.length &&
      bytes[at + matched * 2] === name.charCodeAt(matched) &&
      bytes[at + matched * 2 + 1] === 0
    ) {
      matched += 1;
    }
    // The two zero bytes end the name: "Book" must not match inside "Bookmarks".
    if (matched === name.length && bytes[at + matched * 2] === 0 && bytes[at + matched * 2 + 1] === 0) return true;
  }
  return false;
}

function refuseOle(bytes: Uint8Array): WorkbookFileRefusal {
  if (holdsStreamName(bytes, 'EncryptedPackage')) {
    return refuseWorkbookFile(
      'encrypted',
      'Tệp có đặt mật khẩu mở nên không đọc được. Hãy mở tệp bằng Excel, vào Tệp › Thông tin › Bảo vệ sổ làm việc › Mã hóa bằng mật khẩu, xóa mật khẩu, lưu lại rồi mở tệp mới.',
    );
  }
  if (holdsStreamName(bytes, 'Workbook') || holdsStreamName(bytes, 'Book')) {
    return refuseWorkbookFile(
      'legacy-xls',
      `Tệp thuộc kiểu Excel 97–2003 (.xls), kiểu này chưa đọc được. ${saveAsXlsx}`,
    );
  }
  return refuseWorkbookFile(
    'not-a-workbook',
    `Tệp thuộc kiểu Office cũ, không phải sổ Excel kiểu .xlsx. ${saveAsXlsx}`,
  );
}

/** The note Excel keeps beside a workbook that is open: 165 bytes, the user's name in front. Its own name is "~$…". */
function isLockFile(bytes: Uint8Array): boolean {
  const nameLength = bytes[0] ?? 0;
  return bytes.length === 165 && nameLength > 0 && nameLength <= 54 && bytes[nameLength + 1] === 0x20;
}

/** What a file is that is no zip: each common kind that gets renamed to .xlsx has its own sentence. */
function refuseOther(bytes: Uint8Array): WorkbookFileRefusal {
  if (isLockFile(bytes)) {
    return refuseWorkbookFile(
      'not-a-workbook',
      'Đây là tệp tạm «~$…» mà Excel tạo ra khi sổ đang mở, không phải sổ. Hãy chọn tệp cùng tên không có «~$» ở đầu.',
    );
  }
  const head = headText(bytes, 2048)
    .replace(/^\u00ef\u00bb\u00bf|^\u00ff\u00fe|^\u00fe\u00ff/, '')
    .trimStart();
  if (head === '') return refuseWorkbookFile('corrupt', corruptMessage);
  if (head.startsWith('%pdf')) {
    return refuseWorkbookFile(
      'not-a-workbook',
      'Tệp là PDF, không phải sổ Excel. Hãy xin tệp .xlsx gốc từ nơi ban hành; bản PDF chỉ để xem và in.',
    );
  }
  if (/^<(\?xml[^>]*>\s*)?(<?!doctype html|<?html|<?table|<?meta|<?head)/.test(head) || head.includes('<html')) {
    return refuseWorkbookFile(
      'not-a-workbook',
      `Tệp là trang web (HTML) được đổi đuôi thành .xlsx, thường do phần mềm khác xuất ra. ${saveAsXlsx}`,
    );
  }
  if (head.startsWith('<?xml') && head.includes('urn:schemas-microsoft-com:office:spreadsheet')) {
    return refuseWorkbookFile('not-a-workbook', `Tệp thuộc kiểu «Bảng tính XML 2003», không phải .xlsx. ${saveAsXlsx}`);
  }
  const firstLine = head.slice(0, head.search(/[\r\n]|$/));
  if (/[,;\t]/.test(firstLine) && isPlainText(bytes)) {
    return refuseWorkbookFile(
      'not-a-workbook',
      `Tệp là văn bản phân cách (CSV) được đổi đuôi thành .xlsx. ${saveAsXlsx}`,
    );
  }
  return refuseWorkbookFile('not-a-workbook', `Tệp không phải sổ Excel kiểu .xlsx. ${saveAsXlsx}`);
}

function isPlainText(bytes: Uint8Array): boolean {
  const wide = bytes[0] === 0xff || bytes[0] === 0xfe;
  return bytes
    .subarray(0, 2048)
    .every((byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d || (wide && byte === 0));
}

function refuseByParts(entries: readonly ZipEntry[]): WorkbookFileRefusal | null {
  const names = new Set(entries.map((entry) => plainPartName(entry.name).toLowerCase()));
  const has = (start: string) => [...names].some((name) => name.startsWith(start));
  if (names.has('xl/workbook.bin')) {
    return refuseWorkbookFile('not-a-workbook', `Tệp thuộc kiểu nhị phân .xlsb, kiểu này chưa đọc được. ${saveAsXlsx}`);
  }
  if (names.has('[content_types].xml')) {
    if (has('word/'))
      return refuseWorkbookFile(
        'not-a-workbook',
        'Tệp là văn bản Word (.docx), không phải sổ Excel. Hãy chọn tệp .xlsx.',
      );
    if (has('ppt/'))
      return refuseWorkbookFile(
        'not-a-workbook',
        'Tệp là bản trình chiếu (.pptx), không phải sổ Excel. Hãy chọn tệp .xlsx.',
      );
    return null;
  }
  if (names.has('mimetype') && names.has('content.xml')) {
    return refuseWorkbookFile(
      'not-a-workbook',
      'Tệp thuộc kiểu OpenDocument (.ods), kiểu này chưa đọc được. Hãy mở tệp bằng LibreOffice hoặc Excel, lưu thành kiểu .xlsx rồi mở lại tệp mới.',
    );
  }
  if (names.has('index/document.iwa')) {
    return refuseWorkbookFile(
      'not-a-workbook',
      'Tệp là bảng tính Numbers của Apple. Hãy xuất tệp sang kiểu Excel (.xlsx) rồi mở lại tệp mới.',
    );
  }
  return refuseWorkbookFile(
    'not-a-workbook',
    'Tệp là một tệp nén (.zip) chứ không phải sổ Excel. Hãy giải nén rồi chọn tệp .xlsx bên trong.',
  );
}

/** Vietnamese megabytes: 1572864 → "1,5 MB". */
function megabytes(bytes: number): string {
  const tenths = Math.round(bytes / 104_857.6);
  return `${(tenths / 10).toString().replace('.', ',')} MB`;
}

function refuseBySize(entries: readonly ZipEntry[]): WorkbookFileRefusal | null {
  let compressed = 0;
  let uncompressed = 0;
  for (const entry of entries) {
    // An entry that claims nothing yet carries data would escape every bound computed from the directory.
    if (entry.method === 8 && entry.uncompressedSize === 0 && entry.compressedSize > 2) {
      return refuseWorkbookFile('corrupt', corruptMessage);
    }
    compressed += entry.compressedSize;
    uncompressed += entry.uncompressedSize;
  }
  const suspicious =
    uncompressed > workbookFileLimits.ratioFrom && uncompressed > compressed * workbookFileLimits.ratio;
  if (uncompressed <= workbookFileLimits.uncompressed && !suspicious) return null;
  return refuseWorkbookFile(
    'too-large',
    `Nội dung tệp sau khi giải nén là ${megabytes(uncompressed)}, vượt mức đọc được an toàn. Thường do định dạng kéo đến tận dòng cuối trang tính. Hãy mở tệp bằng Excel, chọn các dòng trống bên dưới bảng, xóa hẳn (Delete), lưu lại rồi mở tệp mới.`,
  );
}

/** A file of so many bytes is not even read. */
export function refuseLargeFile(bytes: number): WorkbookFileRefusal {
  return refuseWorkbookFile(
    'too-large',
    `Tệp nặng ${megabytes(bytes)}, vượt mức ${megabytes(workbookFileLimits.file)}. Hãy bỏ bớt hình ảnh hoặc tách các trang tính không liên quan ra tệp khác.`,
  );
}

/**
 * Judges a file by its first bytes and its zip directory, before anything is inflated or parsed.
 *
 * @returns `null` when it may be a workbook within bounds, else why not.
 */
export function checkWorkbookFile(bytes: Uint8Array): WorkbookFileRefusal | null {
  if (bytes.length === 0) {
    return refuseWorkbookFile(
      'empty-file',
      'Tệp rỗng (0 byte), có thể tải về chưa xong. Hãy tải lại hoặc xin lại tệp từ nơi gửi.',
    );
  }
  if (bytes.length > workbookFileLimits.file) return refuseLargeFile(bytes.length);
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) return refuseOle(bytes);
  if (!startsWith(bytes, [0x50, 0x4b])) return refuseOther(bytes);
  const entries = readZipDirectory(bytes);
  if (!entries || entries.length === 0) return refuseWorkbookFile('corrupt', corruptMessage);
  return refuseByParts(entries) ?? refuseBySize(entries);
}
