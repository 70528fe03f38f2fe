import { createHash } from 'node:crypto';

function sameNames(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index += 1) if (a[index] !== b[index]) return false;
  return true;
}

/** Puts the names of every object in order, so that equal requests give equal text. */
class NameOrder {
  /** The last names of each length and their order: the rows of a request mostly have the same. */
  private readonly known = new Map<
    number,
    { readonly names: readonly string[]; readonly inOrder: readonly string[] }
  >();

  apply(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map((inner) => this.apply(inner));
    const held: Readonly<Record<string, unknown>> = { ...value };
    const ordered: Record<string, unknown> = {};
    for (const name of this.order(Object.keys(held))) {
      const inner = held[name];
      ordered[name] = typeof inner === 'object' ? this.apply(inner) : inner;
    }
    return ordered;
  }

  private order(names: readonly string[]): readonly string[] {
    const last = this.known.get(names.length);
    if (last !== undefined && sameNames(last.names, names)) return last.inOrder;
    const inOrder = [...names].sort();
    this.known.set(names.length, { names, inOrder });
    return inOrder;
  }
}

/** Tells a resend from another request that carries the same operation id. */
export function hashRequest(request: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(new NameOrder().apply(request)))
    .digest('base64url');
}
