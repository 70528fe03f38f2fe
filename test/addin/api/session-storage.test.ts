import { describe, expect, it } from 'vitest';
import { createSessionStorage } from '#addin/api/session-storage.ts';
import { memoryStorage } from '#test/addin/taskpane/pane-fixture.ts';

const session = {
  token: 'abc',
  account: {
    username: 'so-tu-phap',
    displayName: 'Cán bộ CCHC Sở Tư pháp',
    role: 'agency' as const,
    agencyCode: 'STP',
    agencyName: 'Sở Tư pháp',
    parIndexFields: [],
  },
};

describe('the session kept in the browser', () => {
  it('comes back after the pane was closed', () => {
    const storage = memoryStorage();
    createSessionStorage(() => storage).save(session);
    expect(createSessionStorage(() => storage).load()).toEqual(session);
  });

  it('is taken over from before there were field leads', () => {
    const storage = memoryStorage();
    const { parIndexFields, ...account } = session.account;
    expect(parIndexFields).toEqual([]);
    storage.setItem('bang-diem.session', JSON.stringify({ token: 'abc', account }));
    expect(createSessionStorage(() => storage).load()).toEqual(session);
  });

  it.each(['', '{', '{"token":5}', 'null'])('is none when the storage holds %j', (text) => {
    const storage = memoryStorage();
    storage.setItem('bang-diem.session', text);
    expect(createSessionStorage(() => storage).load()).toBeNull();
  });

  it('lasts as long as the pane where the browser refuses storage', () => {
    const refused = createSessionStorage(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    refused.save(session);
    expect(refused.load()).toEqual(session);
    refused.clear();
    expect(refused.load()).toBeNull();
  });
});
