import { provinceSettingsSchema, type ProvinceSettings } from '#shared/api/province-api.ts';

/** The province's settings as each account last got them, for work without a network. */
export interface ProvinceStorage {
  load(username: string): ProvinceSettings | null;
  save(username: string, settings: ProvinceSettings): void;
}

/** Accounts whose settings are kept on one machine, the latest first; and characters that one of them may take. */
const mostAccounts = 3;
const mostCharacters = 1_500_000;

/**
 * Storage of the province's settings in the browser, apart for each account. Where the browser refuses storage, or the
 * settings are too large for it, they last as long as the page is open.
 */
export function createProvinceStorage(storage: () => Storage, key = 'bang-diem.province-settings'): ProvinceStorage {
  const inMemory = new Map<string, ProvinceSettings>();
  const keyOf = (username: string): string => `${key}:${username}`;

  function attempt<Value>(use: (storage: Storage) => Value, otherwise: Value): Value {
    try {
      return use(storage());
    } catch {
      return otherwise;
    }
  }

  function accounts(store: Storage): string[] {
    const names = parseOrNull(store.getItem(key));
    return Array.isArray(names) ? names.filter((name) => typeof name === 'string') : [];
  }

  return {
    load(username) {
      const known = inMemory.get(username);
      if (known !== undefined) return known;
      const parsed = provinceSettingsSchema.safeParse(
        parseOrNull(attempt((store) => store.getItem(keyOf(username)), null)),
      );
      if (!parsed.success) return null;
      inMemory.set(username, parsed.data);
      return parsed.data;
    },
    save(username, settings) {
      inMemory.set(username, settings);
      attempt((store) => {
        const names = [username, ...accounts(store).filter((name) => name !== username)];
        for (const name of names.slice(mostAccounts)) store.removeItem(keyOf(name));
        store.setItem(key, JSON.stringify(names.slice(0, mostAccounts)));
        const text = JSON.stringify(settings);
        // An older list left in its place would be taken for the present one.
        if (text.length > mostCharacters) store.removeItem(keyOf(username));
        else store.setItem(keyOf(username), text);
      }, undefined);
    },
  };
}

function parseOrNull(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
