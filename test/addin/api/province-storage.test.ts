import { describe, expect, it } from 'vitest';
import { createProvinceStorage } from '#addin/api/province-storage.ts';
import type { ProvinceSettings } from '#shared/api/province-api.ts';
import { memoryStorage } from '../taskpane/pane-fixture.ts';

const settings = (tag: string): ProvinceSettings => ({
  tag,
  catalogue: null,
  version: 0,
  scope: 'additions',
  agencies: [],
  own: 0,
  rulesOff: [],
});

describe('what the browser keeps of the province', () => {
  it('is kept apart for each account, for three accounts at most', () => {
    const browser = memoryStorage();
    const storage = createProvinceStorage(() => browser);
    for (const name of ['a', 'b', 'c', 'd']) storage.save(name, settings(name));
    const opened = createProvinceStorage(() => browser);
    expect(['a', 'b', 'c', 'd'].map((name) => opened.load(name)?.tag)).toEqual([undefined, 'b', 'c', 'd']);
  });

  it('is not an old list when the new one is too large to keep', () => {
    const browser = memoryStorage();
    const storage = createProvinceStorage(() => browser);
    storage.save('a', settings('old'));
    storage.save('a', { ...settings('new'), rulesOff: [{ code: 'x', reason: 'y'.repeat(2e6), author: '', at: '' }] });
    expect(storage.load('a')?.tag).toBe('new');
    expect(createProvinceStorage(() => browser).load('a')).toBeNull();
  });

  it('lasts as long as the page where the browser refuses, and is nothing where it is broken', () => {
    const refusing = createProvinceStorage(() => {
      throw new Error('blocked');
    });
    refusing.save('a', settings('t'));
    expect(refusing.load('a')?.tag).toBe('t');
    const browser = memoryStorage();
    browser.setItem('bang-diem.province-settings:a', '{"tag":');
    expect(createProvinceStorage(() => browser).load('a')).toBeNull();
  });
});
