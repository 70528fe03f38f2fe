interface PathNode<Value> {
  /** Made when something lies below: most nodes are the ends of paths. */
  below: Map<string, PathNode<Value>> | null;
  value: Value | undefined;
}

/** Values by a path of texts. Long texts are looked up one by one, never copied into a joint key. */
export class PathMap<Value> {
  private readonly root: PathNode<Value> = { below: null, value: undefined };

  get isEmpty(): boolean {
    return this.root.below === null;
  }

  get(path: readonly string[]): Value | undefined {
    let node: PathNode<Value> | undefined = this.root;
    for (const text of path) {
      node = node.below?.get(text);
      if (node === undefined) return undefined;
    }
    return node.value;
  }

  set(path: readonly string[], value: Value): void {
    this.nodeOf(path).value = value;
  }

  /** The value of a path, made when there is none yet. */
  getOrMake(path: readonly string[], make: () => Value): Value {
    const node = this.nodeOf(path);
    node.value ??= make();
    return node.value;
  }

  private nodeOf(path: readonly string[]): PathNode<Value> {
    let node = this.root;
    for (const text of path) {
      node.below ??= new Map();
      let next = node.below.get(text);
      if (next === undefined) node.below.set(text, (next = { below: null, value: undefined }));
      node = next;
    }
    return node;
  }
}
