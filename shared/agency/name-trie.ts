import type { NameToken } from './name-words.ts';

interface TrieNode<T> {
  readonly next: Map<string, TrieNode<T>>;
  value: T | null;
}

export interface TrieMatch<T> {
  readonly value: T;
  /** Index of the first token behind the name. */
  readonly next: number;
}

/** Names as sequences of token keys; finds the longest one at a place in time linear in its length. */
export class NameTrie<T> {
  readonly #root: TrieNode<T> = { next: new Map(), value: null };

  /** The first value given for a name stays: earlier entries win over later ones. */
  insert(keys: readonly string[], value: T): void {
    let node = this.#root;
    for (const key of keys) {
      let child = node.next.get(key);
      if (child === undefined) node.next.set(key, (child = { next: new Map(), value: null }));
      node = child;
    }
    node.value ??= value;
  }

  /** Longest name made of `stem` and at least one of the tokens from `at`; `by` picks how tokens are compared. */
  longest(
    tokens: readonly NameToken[],
    at: number,
    by: 'key' | 'fold',
    stem: readonly string[] = [],
  ): TrieMatch<T> | null {
    let node = this.#root;
    for (const key of stem) {
      const child = node.next.get(key);
      if (child === undefined) return null;
      node = child;
    }
    let best: TrieMatch<T> | null = null;
    for (let index = at; index < tokens.length; index += 1) {
      const child = node.next.get(tokens[index]![by]);
      if (child === undefined) break;
      node = child;
      if (node.value !== null) best = { value: node.value, next: index + 1 };
    }
    return best;
  }
}
