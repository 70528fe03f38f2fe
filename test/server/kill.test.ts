import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runKillCampaign } from '#test/support/kill-campaign.ts';
import { buildServer, startServerProcess } from '#test/support/server-process.ts';

describe('the server process', () => {
  const outDir = path.resolve('tmp', `server-process-${process.pid}`);
  let main: string;
  beforeAll(async () => {
    main = await buildServer(outDir);
  });
  afterAll(() => rmSync(outDir, { recursive: true, force: true }));

  it('killed at any moment of a sync and sent the request again, applies each row exactly once', async () => {
    const { failures, kills } = await runKillCampaign(main, 20, 20260105);
    expect(failures).toEqual([]);
    expect(kills).toBe(20);
  }, 180_000);

  it('ends cleanly when told to, and finds its data again', async () => {
    const dataDir = mkdtempSync(path.join(tmpdir(), 'bang-diem-end-'));
    try {
      const first = await startServerProcess(main, { DATA_DIR: dataDir });
      expect(first.said()).toContain('Bảng Điểm đang chạy.');
      expect(await first.end('SIGTERM')).toBe(0);
      expect(first.said()).toContain('Đã dừng.');
      const second = await startServerProcess(main, { DATA_DIR: dataDir });
      expect((await fetch(`${second.origin}/api/health`)).status).toBe(200);
      expect(await second.end('SIGTERM')).toBe(0);
    } finally {
      rmSync(dataDir, { recursive: true, force: true });
    }
  }, 60_000);

  it.each([
    [{ PORT: 'abc' }, 'PORT'],
    [{ DEMO: 'on', HOST: '0.0.0.0' }, 'DEMO=on'],
    [{ OFFICE_JS: 'khac' }, 'OFFICE_JS'],
  ])('refuses the settings %o with words', async (environment, words) => {
    await expect(startServerProcess(main, { DATA_DIR: tmpdir(), ...environment })).rejects.toThrow(words);
  });
});
