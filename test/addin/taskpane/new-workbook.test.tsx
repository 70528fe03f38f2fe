// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest';
import { createApiClient } from '#addin/api/client.ts';
import { HostFailure } from '#addin/host/workbook-host.ts';
import { criteriaWorkbookPath } from '#shared/api/criteria-set-api.ts';
import { buildGrid } from '#test/support/grid-builder.ts';
import { FakeWorkbookHost } from './fake-workbook-host.ts';
import { createTestPane, type PaneUnderTest } from './pane-fixture.ts';
import { renderPane, settle, type Screen } from './render-pane.tsx';

let unmount: (() => Promise<void>) | null = null;
afterEach(async () => {
  await unmount?.();
  unmount = null;
});

const set = {
  id: 'so-2026-minh-hoa',
  name: 'Bộ tiêu chí cấp sở',
  level: 'department',
  years: { from: 2026, to: 2026 },
  illustrative: true,
  note: 'Điểm từng tiêu chí là MINH HỌA.',
  totals: '07 lĩnh vực, 39 tiêu chí',
  file: 'so.xlsx',
};

/** A server with one set; `answers` may be taken away while a test runs. */
function serverWith(answers: Map<string, () => Response>) {
  return createApiClient({
    fetch: (input) => {
      const answer = answers.get(String(input instanceof Request ? input.url : input));
      return answer ? Promise.resolve(answer()) : Promise.reject(new TypeError('fetch failed'));
    },
    baseUrl: '',
    timeoutMs: 1000,
  });
}

const list = ['/api/criteria-sets', () => Response.json({ sets: [set] })] as const;
const file = [criteriaWorkbookPath(set.id), () => new Response(Uint8Array.of(80, 75, 3, 4))] as const;

async function openDialog(
  answers: Map<string, () => Response>,
  host = new FakeWorkbookHost({ s1: buildGrid().toGrid() }),
): Promise<{ screen: Screen; running: PaneUnderTest }> {
  const running = createTestPane(host, { api: serverWith(answers) });
  const rendered = await renderPane(running);
  unmount = rendered.unmount;
  await rendered.screen.click(/^Tạo bảng chấm điểm từ mẫu/);
  await settle();
  await settle();
  return { screen: rendered.screen, running };
}

describe('a workbook from a criteria set', () => {
  it('is offered on an empty sheet and opens beside the workbook at hand', async () => {
    const { screen, running } = await openDialog(new Map([list, file]));
    expect(screen.text).toContain('Bộ tiêu chí cấp sở');
    expect(screen.text).toContain('Minh họa');
    await screen.click(/^Tạo sổ$/);
    await settle();
    expect(running.host.made.map((bytes) => [...bytes])).toEqual([[80, 75, 3, 4]]);
    expect(screen.text).toContain('Đã mở sổ mới từ «Bộ tiêu chí cấp sở»');
    expect(screen.buttons(/^Tạo sổ$/)).toHaveLength(0);
  });

  it('says that the server is away and asks again', async () => {
    const answers = new Map<string, () => Response>();
    const { screen } = await openDialog(answers);
    expect(screen.text).toContain('Không kết nối được máy chủ');
    answers.set(...list);
    await screen.click(/^Thử lại$/);
    await settle();
    expect(screen.text).toContain('Bộ tiêu chí cấp sở');
  });

  it('opens nothing when the file does not come', async () => {
    const { screen, running } = await openDialog(new Map([list]));
    await screen.click(/^Tạo sổ$/);
    await settle();
    expect(running.host.made).toEqual([]);
    expect(screen.text).toContain('Không kết nối được máy chủ');
  });

  it('passes on the sentence of a server that refuses', async () => {
    const refusal = () =>
      Response.json({ reason: 'criteria-set-unknown', message: 'Không có bộ này.' }, { status: 404 });
    const { screen } = await openDialog(new Map([list, [file[0], refusal] as const]));
    await screen.click(/^Tạo sổ$/);
    await settle();
    expect(screen.text).toContain('Không có bộ này.');
  });

  it('says why Excel opened nothing', async () => {
    const host = new FakeWorkbookHost({ s1: buildGrid().toGrid() });
    const { screen, running } = await openDialog(new Map([list, file]), host);
    host.failures.push(new HostFailure('not-supported', 'Excel này chưa mở được sổ mới.'));
    await screen.click(/^Tạo sổ$/);
    await settle();
    expect(running.host.made).toEqual([]);
    expect(screen.text).toContain('Excel này chưa mở được sổ mới.');
  });
});
