import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

interface Cost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

/** About 100 ms and 32 MB for one guess on an office server. */
const presentCost: Cost = { N: 2 ** 15, r: 8, p: 1 };
const keyLength = 32;

function derive(password: string, salt: Buffer, cost: Cost): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // NFC: the same password typed with another Vietnamese keyboard is the same password.
    scrypt(password.normalize('NFC'), salt, keyLength, { ...cost, maxmem: 256 * cost.N * cost.r }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}

/** Hash of a password with its salt and cost: "scrypt:32768:8:1:<salt>:<key>", base64url. */
export async function hashPassword(password: string, cost: Cost = presentCost): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, cost);
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64url'), key.toString('base64url')].join(':');
}

/** Checked in place of a hash that does not exist, so that an unknown name costs the same time. */
const nobody = `scrypt:${presentCost.N}:8:1:${'A'.repeat(22)}:${'A'.repeat(43)}`;

/** Whether the password is the one that was hashed; `null` (no such account, or none set) never is. */
export async function checkPassword(password: string, stored: string | null): Promise<boolean> {
  const match = /^scrypt:(\d+):(\d+):(\d+):([\w-]+):([\w-]+)$/.exec(stored ?? nobody);
  if (!match) throw new Error('A stored password hash has an unknown form.');
  const [N, r, p, salt, key] = match.slice(1) as [string, string, string, string, string];
  const expected = Buffer.from(key, 'base64url');
  const given = await derive(password, Buffer.from(salt, 'base64url'), { N: Number(N), r: Number(r), p: Number(p) });
  return timingSafeEqual(given, expected) && stored !== null;
}
