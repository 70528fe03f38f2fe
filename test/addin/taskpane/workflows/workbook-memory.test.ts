import { describe, expect, it } from 'vitest';
import { HostFailure } from '#addin/host/workbook-host.ts';
import { createWorkbookMemory } from '#addin/taskpane/workflows/workbook-memory.ts';
import { FakeWorkbookHost } from '../fake-workbook-host.ts';
import { planGrid } from '../pane-fixture.ts';

const grid = (name: string) => ({ ...planGrid(), name });
const open = (host: FakeWorkbookHost) => createWorkbookMemory(host, () => crypto.randomUUID());
const note = (sheetId: string) => ({ sheetId, key: 'd', day: '2026-01-10' });

async function noted(host: FakeWorkbookHost, ...sheets: string[]): Promise<void> {
  await open(host).update((notes) => ({ ...notes, anchors: [...notes.anchors, ...sheets.map(note)] }));
}

/** The same workbook opened again, its sheets under other ids. */
function reopened(
  was: FakeWorkbookHost,
  grids: Readonly<Record<string, ReturnType<typeof grid>>>,
  from: Record<string, string>,
) {
  const host = new FakeWorkbookHost(grids);
  for (const [name, value] of was.settings) host.settings.set(name, value);
  for (const [sheetId, old] of Object.entries(from)) host.sheetKeys.set(sheetId, was.sheetKeys.get(old)!);
  return host;
}

describe('the notes of a workbook whose sheets got other ids', () => {
  it('go by the sheet, not by the id', async () => {
    const host = new FakeWorkbookHost({ s1: grid('A'), s2: grid('B') });
    await noted(host, 's1');
    const again = reopened(host, { s2: grid('A'), s1: grid('B') }, { s2: 's1' });
    expect((await open(again).load()).anchors).toEqual([note('s2')]);
  });

  it('give a copied sheet a key of its own when it gets notes', async () => {
    const host = new FakeWorkbookHost({ s1: grid('A'), s2: grid('A (2)') });
    await noted(host, 's1');
    host.sheetKeys.set('s2', host.sheetKeys.get('s1')!);
    await noted(host, 's2');
    expect(new Set(host.sheetKeys.values()).size).toBe(2);
    const again = reopened(host, { x: grid('A (2)'), y: grid('A') }, { x: 's2', y: 's1' });
    expect((await open(again).load()).anchors).toEqual([note('y'), note('x')]);
  });

  it('are kept where the workbook takes no keys', async () => {
    const host = new FakeWorkbookHost({ s1: grid('A') });
    host.writeSheetKey = () => Promise.reject(new HostFailure('sheet-protected', 'Trang được bảo vệ.'));
    await noted(host, 's1');
    expect((await open(host).load()).anchors).toEqual([note('s1')]);
  });
});
