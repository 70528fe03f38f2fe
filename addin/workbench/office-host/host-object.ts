import { notImplemented } from './host-error.ts';

/**
 * One object that requests can reach. Member names are those of the wire: PascalCase.
 * Every access to a member that its class does not define throws `NotImplemented` naming it.
 */
export interface HostObject {
  readonly className: string;
  /** `{ Id }` or `{ _Id }` where the class has one; goes into every answer about the object. */
  identity(): Readonly<Record<string, string>>;
  /** Whether requests may keep a reference to it (ranges). */
  readonly tracked: boolean;
  read(member: string): unknown;
  write(member: string, value: unknown): void | Promise<void>;
  /** Follows a member that answers an object; `null` = Excel's null object. */
  open(member: string, args: readonly unknown[]): HostObject | null;
  call(member: string, args: readonly unknown[]): unknown;
  /** The items of a collection; `null` for anything else. */
  items(): readonly HostObject[] | null;
  opens(member: string): boolean;
}

/** What a class of objects can do, over the state `T` that its instances carry. */
export interface HostClassMembers<T> {
  readonly name: string;
  readonly tracked?: boolean;
  readonly identity?: (self: T) => Readonly<Record<string, string>>;
  readonly read?: Readonly<Record<string, (self: T) => unknown>>;
  readonly write?: Readonly<Record<string, (self: T, value: unknown) => void | Promise<void>>>;
  readonly open?: Readonly<Record<string, (self: T, args: readonly unknown[]) => HostObject | null>>;
  readonly call?: Readonly<Record<string, (self: T, args: readonly unknown[]) => unknown>>;
  readonly items?: (self: T) => readonly HostObject[];
}

export interface HostClass<T> {
  /** Every member it answers, as "Class.member"; a member that can be read and written counts as both. */
  readonly members: readonly string[];
  bind(self: T): HostObject;
  /** The state behind an object of this class that came in as an argument; `null` for anything else. */
  unwrap(value: unknown): T | null;
}

export function defineHostClass<T>(definition: HostClassMembers<T>): HostClass<T> {
  const states = new WeakMap<object, T>();
  return {
    members: listMembers(definition),
    bind(self) {
      const object = bindMembers(definition, self);
      states.set(object, self);
      return object;
    },
    unwrap: (value) => (typeof value === 'object' && value !== null ? (states.get(value) ?? null) : null),
  };
}

function bindMembers<T>(definition: HostClassMembers<T>, self: T): HostObject {
  function find<M>(members: Readonly<Record<string, M>> | undefined, member: string, how: string): M {
    const found = members !== undefined && Object.hasOwn(members, member) ? members[member] : undefined;
    if (found === undefined) throw notImplemented(`${definition.name}.${memberName(member)} (${how})`);
    return found;
  }
  return {
    className: definition.name,
    tracked: definition.tracked ?? false,
    identity: () => definition.identity?.(self) ?? {},
    read: (member) => find(definition.read, member, 'load')(self),
    write: (member, value) => find(definition.write, member, 'set')(self, value),
    open: (member, args) => find(definition.open, member, 'open')(self, args),
    call: (member, args) => find(definition.call, member, 'call')(self, args),
    items: () => definition.items?.(self) ?? null,
    opens: (member) => definition.open !== undefined && Object.hasOwn(definition.open, member),
  };
}

function listMembers<T>({ name, read, write, open, call, items }: HostClassMembers<T>): string[] {
  const names = (members: object | undefined, how: string) =>
    Object.keys(members ?? {}).map((member) => `${name}.${memberName(member)} (${how})`);
  return [
    ...names(read, 'load'),
    ...names(write, 'set'),
    ...names(open, 'open'),
    ...names(call, 'call'),
    ...(items ? [`${name}.items (load)`] : []),
  ];
}

/** A wire name as scripts write it: "GetUsedRange" → "getUsedRange"; internal names keep their underscore. */
export function memberName(wireName: string): string {
  return wireName.charAt(0).toLowerCase() + wireName.slice(1);
}
