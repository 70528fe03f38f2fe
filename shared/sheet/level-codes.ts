import type { ItemCode } from './item-code.ts';

/** A criterion to be placed, in reading order. */
export interface LevelEntry {
  /** Which column of names it stands in, 0 = the outermost. */
  readonly level: number;
  readonly code: ItemCode | null;
}

/** Where a criterion stands in the tree. */
export interface LevelPlace {
  readonly code: string;
  readonly level: number;
  readonly parent: string | null;
  readonly leaf: boolean;
}

interface Open {
  readonly column: number;
  readonly code: string;
  readonly style: ItemCode['style'];
  readonly place: { code: string; level: number; parent: string | null; leaf: boolean };
  children: number;
}

/**
 * Places criteria by the column they stand in and gives each a code: the one written for it; joined to its parent's
 * where the numbering starts again inside it ("1" under "1" is 1.1); else taken from what its children are called
 * ("1.1.2" lies in 1.1), or counted. Linear in the entries.
 */
export class LevelCodes {
  private readonly path: Open[] = [];
  private roots = 0;
  private readonly used = new Set<string>();

  place(entries: readonly LevelEntry[]): LevelPlace[] {
    return entries.map((entry, index) => this.placeOne(entry, entries[index + 1] ?? null));
  }

  private placeOne(entry: LevelEntry, next: LevelEntry | null): LevelPlace {
    const { level: column, code } = entry;
    while (this.path.length > 0 && !this.holds(this.path.at(-1)!, entry)) this.path.pop();
    const parent = this.path.at(-1) ?? null;
    const text = code ? joined(code, parent) : this.unwritten(entry, next, parent);
    const place = { code: text, level: (parent?.place.level ?? 0) + 1, parent: parent?.code ?? null, leaf: true };
    if (parent) {
      parent.place.leaf = false;
      parent.children += 1;
    } else this.roots += 1;
    this.used.add(text);
    const style = text.includes('.') ? 'dotted' : (code?.style ?? 'number');
    this.path.push({ column, code: text, style, place, children: 0 });
    return place;
  }

  /** Further out holds what is further in; in one column "1.1" holds "1.1.1". */
  private holds(open: Open, { level, code }: LevelEntry): boolean {
    if (open.column !== level) return open.column < level;
    return code?.style === 'dotted' && code.text.startsWith(`${open.code}.`);
  }

  private unwritten(entry: LevelEntry, next: LevelEntry | null, parent: Open | null): string {
    const inner = next && next.level > entry.level && next.code?.style === 'dotted' ? next.code.text.split('.') : null;
    const depth = inner === null ? 0 : inner.length - (next!.level - entry.level);
    const outer = depth > 0 ? inner!.slice(0, depth).join('.') : null;
    if (outer !== null && !this.used.has(outer)) return outer;
    return parent ? `${parent.code}.${parent.children + 1}` : String(this.roots + 1);
  }
}

function joined(code: ItemCode, parent: Open | null): string {
  if (!parent || code.style === 'dotted') return code.text;
  const restarts = code.style === parent.style || (code.style === 'number' && parent.style === 'dotted');
  return restarts ? `${parent.code}.${code.text}` : code.text;
}
