import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashRequest } from '#server/sync/request-hash.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('base64url');

/** The same value with the names of every object the other way round. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).reverse();
  return Object.fromEntries(entries.map(([name, inner]) => [name, turned(inner)]));
}

describe('hash of a request', () => {
  it('stays what it was: a request that was kept is known again by a newer server', () => {
    const request = {
      rows: [{ ref: 'a', fields: { task: 'Việc', percent: 5 } }],
      id: 'x',
      none: undefined,
      last: null,
    };
    expect(hashRequest(request)).toBe(
      sha256('{"id":"x","last":null,"rows":[{"fields":{"percent":5,"task":"Việc"},"ref":"a"}]}'),
    );
  });

  it('is the same however the names are ordered, and another for another value', () => {
    const value = fc.jsonValue({ maxDepth: 4 });
    fc.assert(
      fc.property(value, value, (one, other) => {
        expect(hashRequest(turned(one))).toBe(hashRequest(one));
        const same = JSON.stringify(sortedNames(one)) === JSON.stringify(sortedNames(other));
        expect(hashRequest(one) === hashRequest(other)).toBe(same);
      }),
      { seed: 16 },
    );
  });
});

function sortedNames(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortedNames);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, inner]) => [name, sortedNames(inner)]));
}
