import { afterEach, describe, expect, it, vi } from 'vitest';
import { excelComesLate, waitForOffice } from '#addin/host/office-ready.ts';

afterEach(() => vi.unstubAllGlobals());

function pretendOffice(onReady: () => Promise<unknown>) {
  vi.stubGlobal('Office', { onReady, HostType: { Excel: 'Excel' } });
}

describe('an Office library that comes late', () => {
  it('is noticed when it finds Excel, and in no other program', async () => {
    let found: (info: { host: string }) => void = () => undefined;
    pretendOffice(() => new Promise((resolve) => (found = resolve)));
    let came = false;
    void excelComesLate().then(() => (came = true));
    expect(await waitForOffice(10)).toEqual({ host: 'none' });
    pretendOffice(() => Promise.resolve({ host: 'Word' }));
    let elsewhere = false;
    void excelComesLate().then(() => (elsewhere = true));
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect([came, elsewhere]).toEqual([false, false]);
    pretendOffice(() => new Promise((resolve) => (found = resolve)));
    void excelComesLate().then(() => (came = true));
    found({ host: 'Excel' });
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(came).toBe(true);
  });
});

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
