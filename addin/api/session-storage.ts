import { z } from 'zod';
import { accountSchema } from '#shared/api/account-api.ts';

const storedSessionSchema = z.object({ token: z.string().min(1), account: accountSchema });

/** Who is signed in on this machine. Lives in the browser's storage, never in the workbook: workbooks get mailed. */
export type StoredSession = z.infer<typeof storedSessionSchema>;

export interface SessionStorage {
  load(): StoredSession | null;
  save(session: StoredSession): void;
  clear(): void;
}

/**
 * Storage of the session in the browser. Where the browser refuses storage (private window, blocked third-party
 * storage in Excel on the web) the session lasts as long as the page is open. The pane and the province's pages keep
 * theirs under keys of their own: one person may be signed in to each with a different account.
 */
export function createSessionStorage(storage: () => Storage, key = 'bang-diem.session'): SessionStorage {
  let inMemory: StoredSession | null = null;

  function attempt<Value>(use: (storage: Storage) => Value, otherwise: Value): Value {
    try {
      return use(storage());
    } catch {
      return otherwise;
    }
  }

  return {
    load() {
      const text = attempt((store) => store.getItem(key), null);
      if (text === null) return inMemory;
      const parsed = storedSessionSchema.safeParse(parseOrNull(text));
      return parsed.success ? parsed.data : null;
    },
    save(session) {
      inMemory = session;
      attempt((store) => store.setItem(key, JSON.stringify(session)), undefined);
    },
    clear() {
      inMemory = null;
      attempt((store) => store.removeItem(key), undefined);
    },
  };
}

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
