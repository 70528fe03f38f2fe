interface PathNode<Value> {
  readonly below: Map<string, PathNode<Value>>;
  value: Value | undefined;
}

/** Values by a path of texts. Long texts are looked up one by one, never copied into a joint key. */
export class PathMap<Value> {
  private readonly root: PathNode<Value> = { below: new Map(), value: undefined };

  get(path: readonly string[]): Value | undefined {
    let node: PathNode<Value> | undefined = this.root;
    for (const text of path) {
      node = node.below.get(text);
      if (node === undefined) return undefined;
    }
    return node.value;
  }

  set(path: readonly string[], value: Value): void {
    let node = this.root;
    for (const text of path) {
      const next: PathNode<Value> = node.below.get(text) ?? { below: new Map(), value: undefined };
      node.below.set(text, next);
      node = next;
    }
    node.value = value;
  }
}
