// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest';
import { createApiClient, type ApiClient } from '#addin/api/client.ts';
import { agencyListHeader } from '#shared/agency/write-agency-list.ts';
import type { ProvinceSettings } from '#shared/api/province-api.ts';
import type { Grid } from '#shared/sheet/grid.ts';
import { buildGrid } from '#test/support/grid-builder.ts';
import { createTestPane, planGrid, type PaneUnderTest } from './pane-fixture.ts';
import { renderPane, settle, type Screen } from './render-pane.tsx';

let unmount: (() => Promise<void>) | null = null;
afterEach(async () => {
  await unmount?.();
  unmount = null;
});

const empty: ProvinceSettings = {
  tag: 't0',
  catalogue: null,
  version: 0,
  scope: 'additions',
  agencies: [],
  own: 0,
  rulesOff: [],
};
const published: ProvinceSettings = {
  ...empty,
  tag: 't1',
  version: 2,
  catalogue: {
    version: 2,
    scope: 'additions',
    count: 1,
    author: 'Cán bộ CCHC Sở Nội vụ',
    at: '2026-01-10T02:00:00Z',
    restoredFrom: null,
  },
  rulesOff: [
    { code: 'lead-collective', reason: 'Việc chung', author: 'Cán bộ CCHC Sở Nội vụ', at: '2026-01-10T02:00:00Z' },
  ],
};

/** A server with one account and these settings; `sent` collects what is posted. */
function serverOf(role: 'province' | 'agency', settings: ProvinceSettings): { api: ApiClient; sent: unknown[] } {
  const sent: unknown[] = [];
  const account = { username: 'cb', displayName: 'Cán bộ CCHC', role, agencyCode: 'SNV', agencyName: 'Sở Nội vụ' };
  const answers: Readonly<Record<string, unknown>> = {
    'POST /api/demo/session': { token: 'x', account },
    'GET /api/documents': { documents: [] },
    'GET /api/province/settings': settings,
    'POST /api/province/agencies': published,
    'POST /api/province/rules': { rules: [], history: [] },
  };
  const api = createApiClient({
    fetch: (input, init) => {
      const call = `${init?.method ?? 'GET'} ${input instanceof Request ? input.url : String(input)}`;
      if (init?.method === 'POST' && typeof init.body === 'string') sent.push([call, JSON.parse(init.body)]);
      const answer = answers[call];
      return Promise.resolve(
        answer === undefined
          ? Response.json({ reason: 'not-found', message: 'Không có.' }, { status: 404 })
          : Response.json(answer),
      );
    },
    baseUrl: '',
    timeoutMs: 1000,
  });
  return { api, sent };
}

async function show(
  grid: Grid,
  server = serverOf('province', empty),
): Promise<{ screen: Screen; running: PaneUnderTest }> {
  const running = createTestPane(grid, { api: server.api });
  const rendered = await renderPane(running);
  unmount = rendered.unmount;
  await settle(() => void running.pane.commands.signInAsDemo('cb'));
  await settle();
  return { screen: rendered.screen, running };
}

/** Parts of the pane that are loaded when they are first needed come a little later. */
async function appears(screen: Screen, text: string): Promise<void> {
  for (let turn = 0; turn < 100 && !screen.text.includes(text); turn += 1) {
    await settle(() => new Promise((resolve) => setTimeout(resolve, 20)));
  }
  expect(screen.text).toContain(text);
}

const listGrid = (...rows: (string | number | null)[][]): Grid =>
  buildGrid('Danh mục')
    .wide('DANH MỤC CƠ QUAN', 10)
    .row(...agencyListHeader)
    .rows(rows)
    .toGrid();

describe('switching a rule off', () => {
  it('for this workbook: from the group’s menu, with a reason, and on again from the list', async () => {
    const { screen } = await show(planGrid());
    expect(screen.buttons(/^Lệnh khác: Thiếu thời gian/)).toEqual([]);
    await screen.click('Lệnh khác: Chủ trì chỉ là tập thể');
    await screen.click('Tắt quy tắc này…');
    await appears(screen, 'Tắt quy tắc: Chủ trì chỉ là tập thể');
    await screen.type('Lý do tắt', 'Việc chung của mọi sở');
    await screen.click('Tắt quy tắc');
    await settle();
    await screen.click('1 quy tắc đã tắt trong sổ này');
    expect(screen.text).toContain('Lý do: Việc chung của mọi sở');
    await screen.click('Bật lại');
    expect(screen.buttons(/quy tắc đã tắt/)).toEqual([]);
    expect(screen.buttons('Lệnh khác: Chủ trì chỉ là tập thể')).toHaveLength(1);
  });

  it('for the province is offered to the coordinator only', async () => {
    const server = serverOf('province', empty);
    const { screen } = await show(planGrid(), server);
    await screen.click('Lệnh khác: Chủ trì chỉ là tập thể');
    await screen.click('Tắt quy tắc này…');
    await appears(screen, 'Cho mọi sổ của tỉnh');
    await settle(() => screen.all('input[type=radio]')[1]!.click());
    await screen.type('Lý do tắt', 'Việc chung');
    await screen.click('Tắt quy tắc');
    expect(server.sent.at(-1)).toMatchObject([
      'POST /api/province/rules',
      { code: 'lead-collective', off: true, reason: 'Việc chung' },
    ]);
  });

  it('by the province is told to everyone, and only the coordinator may switch it on', async () => {
    const { screen } = await show(planGrid(), serverOf('agency', published));
    await screen.click('Tỉnh đã tắt 1 quy tắc');
    expect(screen.text).toContain('Lý do: Việc chung');
    expect(screen.buttons('Bật lại')).toEqual([]);
    await screen.click(/^Tài khoản và lệnh khác/);
    expect(screen.text).toContain('Danh mục cơ quan của tỉnh, bản 2, cập nhật 10/01/2026');
  });
});

describe('publishing the agency list in front', () => {
  it('shows what is added, changed and ended before it is sent', async () => {
    const server = serverOf('province', empty);
    const grid = listGrid(
      [1, 'BQL_VINH', 'Ban Quản lý vịnh', 'BQL vịnh', 'Ban, ngành', null, null, null, null, null],
      [2, 'SNV', 'Sở Nội vụ', 'Sở NVTH', 'Sở', null, null, null, null, null],
      [3, 'SDL', 'Sở Du lịch', null, 'Sở', null, 2025, null, 'SVHTTDL', null],
    );
    const { screen } = await show(grid, server);
    await screen.openTab('Đồng bộ');
    await appears(screen, 'Dùng làm danh mục cơ quan của tỉnh');
    for (const words of [
      'Thêm 1 cơ quan',
      'Đổi 1 cơ quan',
      'thêm tên gọi: Sở NVTH',
      'Kết thúc 1 cơ quan',
      'hết năm 2025, thay bằng SVHTTDL',
    ]) {
      expect(screen.text).toContain(words);
    }
    await screen.click('Dùng làm danh mục cơ quan của tỉnh');
    await settle();
    expect(server.sent.at(-1)).toMatchObject(['POST /api/province/agencies', { base: 0, scope: 'additions' }]);
    expect(screen.text).toContain('Danh mục cơ quan của tỉnh, bản 2');
  });

  it('asks to mend the list first, and tells others who may publish', async () => {
    const twice = listGrid(
      [1, 'A1', 'Sở Một', null, 'Sở', null, null, null, null, null],
      [2, 'A1', 'Sở Hai', null, 'Sở', null, null, null, null, null],
    );
    const { screen } = await show(twice);
    await screen.openTab('Đồng bộ');
    await appears(screen, 'Sửa 1 lỗi của danh mục');
    expect(screen.buttons('Dùng làm danh mục cơ quan của tỉnh')).toEqual([]);
    await unmount?.();
    const other = await show(twice, serverOf('agency', empty));
    await other.screen.openTab('Đồng bộ');
    await appears(other.screen, 'Chỉ tài khoản điều phối');
  });
});
