import type { CorpusCell } from '../corpus-sheet.ts';
import { over } from '../corpus-sheet.ts';

/** Letterhead, title and "Kèm theo" as offices put them above an annex. */
export function annexTop(width: number, title: string, attached: string): CorpusCell[][] {
  return [[over('PHỤ LỤC', width)], [over(title, width)], [over(attached, width)], []];
}

/** Two columns of letterhead: the office on the left, the state on the right. */
export function letterhead(
  width: number,
  superior: string,
  office: string,
  number: CorpusCell,
  dateline: string,
): CorpusCell[][] {
  const half = Math.floor(width / 2);
  const line = (left: CorpusCell, right: string): CorpusCell[] => [
    over(left, half),
    ...Array.from({ length: half - 1 }, () => null),
    over(right, width - half),
  ];
  return [
    line(superior, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'),
    line(office, 'Độc lập - Tự do - Hạnh phúc'),
    line(number, dateline),
    [],
  ];
}

/** "Nơi nhận" and who signs, under the table. */
export function signatures(width: number, signer: string): CorpusCell[][] {
  const gap = Array.from({ length: Math.max(1, width - 3) }, () => null);
  return [[], ['Nơi nhận:', ...gap, signer], ['- Như trên;'], ['- Lưu: VT, NC.']];
}
