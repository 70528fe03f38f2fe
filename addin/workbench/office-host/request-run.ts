import { HostError, invalidReference, itemNotFound, notImplemented } from './host-error.ts';
import { memberName, type HostObject } from './host-object.ts';
import type { HostServices } from './host-services.ts';
import { queryObject } from './query-object.ts';
import {
  actionType,
  pathType,
  type Action,
  type ActionResult,
  type Answer,
  type ArgumentInfo,
  type ObjectPath,
  type Request,
} from './wire-types.ts';

/** Where requests start. */
export interface RequestRoots {
  readonly root: HostObject;
  /** Service objects that requests create by name; `null` = not known. */
  readonly createObject: (name: string) => HostObject | null;
  /** Told of every member used, as "Class.member (how)". */
  readonly onUse: (member: string) => void;
}

/** Carries out one request, action by action, in order; stops at the first that fails, as Excel does. */
export class RequestRun {
  readonly #objects = new Map<number, HostObject | null>();
  readonly #traces: number[] = [];

  constructor(
    private readonly request: Request,
    private readonly services: HostServices,
    private readonly roots: RequestRoots,
  ) {}

  async answer(): Promise<Answer> {
    const results: ActionResult[] = [];
    const traces = () => (this.#traces.length > 0 ? { TraceIds: this.#traces } : {});
    let index = 0;
    try {
      for (const action of this.request.Actions) {
        results.push({ ActionId: action.Id, Value: await this.#run(action) });
        index++;
      }
      this.#finish();
      await this.#settle();
      return { Results: results, ...traces() };
    } catch (error) {
      if (!(error instanceof HostError)) throw error;
      this.#finish();
      await this.#settle();
      const { code, message, location, httpStatus } = error;
      const described = { Code: code, Message: message, Location: location, ActionIndex: index };
      return { Error: { ...described, HttpStatusCode: httpStatus }, Results: results, ...traces() };
    }
  }

  #finish(): void {
    for (const work of this.services.unfinished.splice(0)) work();
  }

  async #settle(): Promise<void> {
    await Promise.all(this.services.pending.splice(0));
  }

  async #run(action: Action): Promise<unknown> {
    if (action.ActionType === actionType.trace) {
      this.#traces.push(action.Id);
      return null;
    }
    const object = this.#resolve(action.ObjectPathId ?? 0);
    switch (action.ActionType) {
      case actionType.instantiate:
        return object && this.#identity(object);
      case actionType.query:
        return object && queryObject(object, action.QueryInfo?.Select ?? [], this.#queryContext());
      case actionType.method:
        return object && (await this.#call(object, action.Name ?? '', action.ArgumentInfo));
      case actionType.setProperty:
        return this.#set(object, action.Name ?? '', this.#arguments(action.ArgumentInfo)[0]);
      default:
        throw notImplemented(`actions of type ${action.ActionType}`);
    }
  }

  #queryContext() {
    return {
      identify: (object: HostObject) => this.#identity(object),
      onUse: this.roots.onUse,
    };
  }

  async #call(object: HostObject, name: string, info: ArgumentInfo | null | undefined): Promise<unknown> {
    if (name === '_KeepReference') this.services.references.keep(object);
    const result = await this.#use(object, name, 'call', () => object.call(name, this.#arguments(info)));
    return result ?? null;
  }

  async #set(object: HostObject | null, name: string, value: unknown): Promise<null> {
    if (!object) throw itemNotFound();
    await this.#use(object, name, 'set', async () => object.write(name, value));
    return null;
  }

  #identity(object: HostObject): Record<string, string> {
    const reference = this.services.references.idOf(object);
    return { ...object.identity(), ...(reference !== null && { _ReferenceId: reference }) };
  }

  #resolve(pathId: number): HostObject | null {
    const known = this.#objects.get(pathId);
    if (known !== undefined) return known;
    const path = this.request.ObjectPaths[String(pathId)];
    if (!path) throw invalidReference();
    const object = this.#follow(path);
    this.#objects.set(pathId, object);
    return object;
  }

  #follow(path: ObjectPath): HostObject | null {
    switch (path.ObjectPathType) {
      case pathType.global:
        return this.roots.root;
      case pathType.newObject:
        return this.#create(path.Name);
      case pathType.method:
      case pathType.property:
        return this.#open(path, path.Name);
      case pathType.indexer:
        return this.#open(path, 'Indexer');
      case pathType.reference:
        return this.#findReference(path.Name);
      case pathType.nullObject:
        return null;
      default:
        throw notImplemented(`object paths of type ${path.ObjectPathType}`);
    }
  }

  #create(name: string): HostObject {
    const object = this.roots.createObject(name);
    if (!object) throw notImplemented(`new ${name}`);
    return object;
  }

  /** What hangs on a null object is a null object. */
  #open(path: ObjectPath, member: string): HostObject | null {
    const parent = this.#resolve(path.ParentObjectPathId ?? 0);
    if (!parent) return null;
    const args = this.#arguments(path.ArgumentInfo);
    this.roots.onUse(`${parent.className}.${memberName(member)} (open)`);
    return locate(parent, member, () => parent.open(member, args));
  }

  #findReference(id: string): HostObject {
    this.services.faults.checkReference();
    const object = this.services.references.find(id);
    if (!object) throw invalidReference();
    return object;
  }

  async #use<T>(object: HostObject, member: string, how: string, work: () => T | Promise<T>): Promise<T> {
    this.roots.onUse(`${object.className}.${memberName(member)} (${how})`);
    try {
      return await work();
    } catch (error) {
      throw withLocation(error, object, member);
    }
  }

  #arguments(info: ArgumentInfo | null | undefined): unknown[] {
    const ids = info?.ReferencedObjectPathIds ?? [];
    return (info?.Arguments ?? []).map((value, index) => this.#argument(value, ids[index]));
  }

  #argument(value: unknown, pathId: unknown): unknown {
    if (typeof pathId === 'number' && pathId !== 0) return this.#resolve(pathId);
    if (Array.isArray(pathId)) throw notImplemented('lists of objects as an argument');
    return value;
  }
}

function locate<T>(object: HostObject, member: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw withLocation(error, object, member);
  }
}

function withLocation(error: unknown, object: HostObject, member: string): unknown {
  if (error instanceof HostError && error.location === '') {
    error.location = `${object.className}.${memberName(member)}`;
  }
  return error;
}
