import { createApiClient, type ApiClient } from '#addin/api/client.ts';
import type { LiveParts } from '#addin/api/follow-document.ts';
import { createProvinceStorage } from '#addin/api/province-storage.ts';
import { createSessionStorage } from '#addin/api/session-storage.ts';
import { createPane, type RunningPane } from '#addin/taskpane/create-pane.ts';
import type { Grid } from '#shared/sheet/grid.ts';
import { buildGrid } from '#test/support/grid-builder.ts';
import { FakeWorkbookHost } from './fake-workbook-host.ts';

/** A plan as an office types it: two blank deadlines, the last row led by a group only. */
export function planGrid(rows: readonly (readonly (string | number | null)[])[] = planRows): Grid {
  return buildGrid('Phụ lục')
    .wide('PHỤ LỤC', 8)
    .wide('KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH NĂM 2026', 8)
    .wide('(Kèm theo Kế hoạch số 167/KH-UBND ngày 17/12/2025 của UBND tỉnh)', 8)
    .row('TT', 'Mục tiêu', 'Nhiệm vụ', 'Hoạt động', 'Kết quả/ Sản phẩm', 'Chủ trì', 'Phối hợp', 'Thời gian')
    .rows(rows)
    .toGrid();
}

export const planRows: readonly (readonly (string | number | null)[])[] = [
  ['I', 'CẢI CÁCH THỂ CHẾ', null, null, null, null, null, null],
  [1, 'Mục tiêu 1', 'Nhiệm vụ 1', 'Hoạt động 1: Rà soát văn bản', 'Báo cáo', 'Sở Tư pháp', 'Sở Nội vụ', 'Quý I/2026'],
  [2, 'Mục tiêu 2', 'Nhiệm vụ 2', 'Hoạt động 2: Theo dõi thi hành', 'Báo cáo', 'Sở Tư pháp', 'Sở Nội vụ', null],
  [3, 'Mục tiêu 3', 'Nhiệm vụ 3', 'Hoạt động 3: Kiểm tra công vụ', 'Kết luận', 'Sở Nội vụ', 'Sở Tài chính', null],
  [4, 'Mục tiêu 4', 'Nhiệm vụ 4', 'Hoạt động 4: Tập huấn', 'Lớp học', 'Sở Nội vụ', 'Sở Tư pháp', 'Tháng 12/2026'],
  [
    5,
    'Mục tiêu 5',
    'Nhiệm vụ 5',
    'Hoạt động 5: Tuyên truyền',
    'Tin bài',
    'Các sở, ban, ngành',
    'Sở Nội vụ',
    'Năm 2026',
  ],
];

/** A server that cannot be reached. */
const unreachable: ApiClient = createApiClient({
  fetch: () => Promise.reject(new TypeError('fetch failed')),
  baseUrl: '',
  timeoutMs: 1000,
});

export interface PaneUnderTest extends RunningPane {
  readonly host: FakeWorkbookHost;
  readonly storage: Storage;
}

export interface PaneOptions {
  readonly api?: ApiClient;
  readonly storage?: Storage;
  readonly now?: Date;
  readonly live?: LiveParts;
}

/** A pane on a sheet, with a clock that stands still. */
export function createTestPane(grid: Grid | FakeWorkbookHost = planGrid(), options: PaneOptions = {}): PaneUnderTest {
  const host = grid instanceof FakeWorkbookHost ? grid : new FakeWorkbookHost({ s1: grid });
  const storage = options.storage ?? memoryStorage();
  const running = createPane({
    host,
    api: options.api ?? unreachable,
    session: createSessionStorage(() => storage),
    provinceStorage: createProvinceStorage(() => storage),
    ...(options.live ? { live: options.live } : {}),
    now: () => options.now ?? new Date('2026-03-05T02:00:00Z'),
    newId: () => crypto.randomUUID(),
  });
  return { ...running, host, storage };
}

/** The browser's storage, as long as the test lasts. */
export function memoryStorage(): Storage {
  const items = new Map<string, string>();
  return {
    get length() {
      return items.size;
    },
    clear: () => items.clear(),
    getItem: (key) => items.get(key) ?? null,
    key: (at) => [...items.keys()][at] ?? null,
    removeItem: (key) => void items.delete(key),
    setItem: (key, value) => void items.set(key, value),
  };
}
