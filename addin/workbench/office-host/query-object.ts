import { notImplemented } from './host-error.ts';
import { memberName, type HostObject } from './host-object.ts';

interface QueryContext {
  readonly identify: (object: HostObject) => Record<string, string>;
  readonly onUse: (member: string) => void;
}

/**
 * Answers a `load`: the named properties of an object, or of every item of a collection, in wire form.
 * A name may lead on through objects ("custom/rule/formula"). Loading without names is refused: it fetches
 * everything a class has, which no caller needs.
 */
export function queryObject(object: HostObject, select: readonly string[], context: QueryContext): unknown {
  const items = object.items();
  if (items) {
    context.onUse(`${object.className}.items (load)`);
    return { ...context.identify(object), _Items: items.map((item) => pick(item, select, context)) };
  }
  if (select.length === 0) throw notImplemented(`${object.className}.load without names of properties`);
  return pick(object, select, context);
}

function pick(object: HostObject, names: readonly string[], context: QueryContext): Record<string, unknown> {
  const answer: Record<string, unknown> = context.identify(object);
  for (const [head, rest] of groupByHead(names)) {
    const member = wireName(head);
    if (rest.length > 0 || object.opens(member)) {
      context.onUse(`${object.className}.${memberName(member)} (open)`);
      const child = object.open(member, []);
      answer[member] = child && pick(child, rest, context);
    } else {
      context.onUse(`${object.className}.${memberName(member)} (load)`);
      answer[member] = object.read(member);
    }
  }
  return answer;
}

function groupByHead(names: readonly string[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const name of names) {
    const [head = '', ...rest] = name.split(/[/.]/);
    const group = groups.get(head) ?? [];
    if (rest.length > 0) group.push(rest.join('/'));
    groups.set(head, group);
  }
  return groups;
}

function wireName(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
