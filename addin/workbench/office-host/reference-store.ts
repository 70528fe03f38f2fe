import type { HostObject } from './host-object.ts';

/** Objects that requests asked to keep beyond one request, by the id the library refers to them with. */
export class ReferenceStore {
  readonly #objects = new Map<string, HostObject>();
  readonly #ids = new WeakMap<HostObject, string>();
  #last = 0;

  keep(object: HostObject): void {
    if (this.#ids.has(object)) return;
    const id = `reference-${++this.#last}`;
    this.#ids.set(object, id);
    this.#objects.set(id, object);
  }

  idOf(object: HostObject): string | null {
    return this.#ids.get(object) ?? null;
  }

  find(id: string): HostObject | null {
    return this.#objects.get(id) ?? null;
  }

  remove(id: string): void {
    this.#objects.delete(id);
  }

  /** How many are kept: a caller that cleans up leaves none. */
  get size(): number {
    return this.#objects.size;
  }
}
