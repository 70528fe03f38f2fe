import type { DocumentInfo } from '#shared/api/document-api.ts';
import type { RowResult } from '#shared/sync/protocol.ts';
import { baseKey } from '#server/store/base-key.ts';
import type { LaterChange, StoredRow } from '#server/store/store.ts';
import { refuse } from './decide-row.ts';

/** What the store knows about the rows of a request. */
export interface RowLookup {
  readonly rows: ReadonlyMap<string, StoredRow>;
  /** `baseKey` of every base that its row really had before its present revision. */
  readonly knownBases: ReadonlySet<string>;
  /** Changes of each row after the oldest base that the request names of it, oldest first. */
  readonly later: ReadonlyMap<string, readonly LaterChange[]>;
}

/** Changes of the row after one base: another part of the request may have named an older one of it (SPEC B-2). */
export function changesSince({ later }: RowLookup, rowId: string, base: number): readonly LaterChange[] {
  const changes = later.get(rowId) ?? [];
  return changes.filter(({ revision }) => revision > base);
}

/** Changes by row, order kept. */
export function groupChanges(changes: readonly LaterChange[]): Map<string, LaterChange[]> {
  const byRow = new Map<string, LaterChange[]>();
  for (const change of changes) {
    const list = byRow.get(change.rowId);
    if (list) list.push(change);
    else byRow.set(change.rowId, [change]);
  }
  return byRow;
}

interface Claim {
  readonly document: DocumentInfo;
  readonly lookup: RowLookup;
  readonly pushed: { readonly ref: string; readonly rowId: string | null; readonly baseRevision: number | null };
  readonly row: StoredRow | undefined;
  /** Another row of the request already speaks of this row. */
  readonly repeated: boolean;
  readonly linking: boolean;
}

/** Why a row that claims an identity cannot be merged (SPEC R); `null` when it can. */
export function findRefusal({ document, lookup, pushed, row, repeated, linking }: Claim): RowResult | null {
  if (row === undefined || row.documentId !== document.id) {
    return refuse(
      pushed,
      'row-unknown',
      'Máy chủ không có dòng mang mã này trong tài liệu đã chọn. Kiểm tra lại tài liệu, hoặc chọn «Nối lại theo nội dung».',
      null,
    );
  }
  if (repeated) {
    return refuse(
      pushed,
      'row-repeated',
      'Hai dòng của trang tính cùng mang mã của một dòng. Chỉ dòng đầu được xét; đồng bộ lại để dòng này thành dòng mới.',
      null,
    );
  }
  if (row.removed) {
    return refuse(
      pushed,
      'row-removed',
      'Tỉnh đã bỏ dòng này khỏi tài liệu. Xóa dòng khỏi trang tính, hoặc đề nghị Sở Nội vụ khôi phục.',
      null,
    );
  }
  // Revision 0: the workbook knows which row it is and has forgotten what it saw of it.
  if (linking || pushed.baseRevision === 0) return null;
  const known =
    pushed.baseRevision === row.revision ||
    (pushed.baseRevision !== null &&
      lookup.knownBases.has(baseKey({ rowId: row.rowId, revision: pushed.baseRevision })));
  return known
    ? null
    : refuse(
        pushed,
        'revision-unknown',
        'Máy chủ không có phiên bản mà sổ này nhìn thấy lần trước, có thể do máy chủ được khôi phục từ bản sao lưu. Chọn «Nối lại theo nội dung» rồi đồng bộ.',
        null,
      );
}
