import { createHash } from 'node:crypto';

/** The same value with the keys of every object in order, so that equal requests give equal text. */
function inOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(inOrder);
  const ordered: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(value).sort(byKey)) ordered[key] = inOrder(inner);
  return ordered;
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}

/** Tells a resend from another request that carries the same operation id. */
export function hashRequest(request: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(inOrder(request)))
    .digest('base64url');
}
