import { afterEach, describe, expect, it, vi } from 'vitest';
import { waitForOffice } from '#addin/host/office-ready.ts';

afterEach(() => vi.unstubAllGlobals());

function pretendOffice(onReady: () => Promise<unknown>) {
  vi.stubGlobal('Office', { onReady, HostType: { Excel: 'Excel' } });
}

describe('waiting for Office', () => {
  it('finds Excel', async () => {
    pretendOffice(() => Promise.resolve({ host: 'Excel' }));
    expect(await waitForOffice()).toEqual({ host: 'excel' });
  });

  it('finds none in a plain browser or in another Office program', async () => {
    for (const host of [null, 'Word']) {
      pretendOffice(() => Promise.resolve({ host }));
      expect(await waitForOffice()).toEqual({ host: 'none' });
    }
  });

  it('gives up after a while on a library that never answers', async () => {
    pretendOffice(() => new Promise(() => undefined));
    expect(await waitForOffice(20)).toEqual({ host: 'none' });
  });
});
