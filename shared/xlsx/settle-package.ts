import { packedEntries, storedEntry, writeArchive, type PackedEntry } from './memory-archive.ts';
import { partKey, plainPartName, relationshipsOwner, relationshipsPart, resolveTarget } from './part-names.ts';
import { readEntryText } from './read-entry.ts';
import { childElements, openingTag, readAttributes, rootElement, withAttribute } from './xml-text.ts';
import { readZipDirectory, type ZipEntry } from './zip-directory.ts';

const contentTypesPart = '[Content_Types].xml';

/** Names of the parts of a package: which are there, and which one another spelling means. */
class PartNames {
  readonly #names: ReadonlySet<string>;
  readonly #byKey = new Map<string, string[]>();

  constructor(names: readonly string[]) {
    this.#names = new Set(names);
    for (const name of this.#names) {
      const key = partKey(name);
      this.#byKey.set(key, [...(this.#byKey.get(key) ?? []), name]);
    }
  }

  /** The part meant, spelt as it is stored; `null` when there is none or several could be meant. */
  find(name: string): string | null {
    if (this.#names.has(name)) return name;
    const plain = plainPartName(name);
    if (this.#names.has(plain)) return plain;
    const alike = this.#byKey.get(partKey(plain)) ?? [];
    return alike.length === 1 ? alike[0]! : null;
  }
}

/**
 * The same workbook with names that agree letter by letter: "\\" in part names becomes "/", a part is spelt as the
 * relation that leads to it spells it, and relations in yet another spelling follow. Parsers look names up letter by
 * letter and would not find such parts; Excel and other programs do. A file whose names agree comes back untouched.
 */
export async function settlePackage(bytes: Uint8Array): Promise<Uint8Array> {
  const entries = readZipDirectory(bytes) ?? [];
  const packed = packedEntries(bytes);
  if (packed === null) return bytes;
  const settledNames = await settleNames(bytes, entries);
  const names = new PartNames(settledNames);
  let changed = false;
  const settled: PackedEntry[] = [];
  for (const [index, entry] of entries.entries()) {
    const name = settledNames[index]!;
    const text = await settledText(bytes, entry, name, names);
    changed ||= text !== null || name !== entry.name;
    settled.push(text === null ? { ...packed[index]!, name } : storedEntry(name, text));
  }
  return changed ? writeArchive(settled) : bytes;
}

/** The name that each entry goes by: followed from the package's own relations down, others plain. */
async function settleNames(bytes: Uint8Array, entries: readonly ZipEntry[]): Promise<string[]> {
  const plain = withoutCollisions(entries.map(({ name }) => name));
  const names = new PartNames(plain);
  const entryOf = new Map(plain.map((name, index) => [name, entries[index]!]));
  const settled = new Map<string, string>();
  const types = names.find(contentTypesPart);
  if (types !== null) settled.set(types, contentTypesPart);
  const reached = [''];
  for (let owner = reached.shift(); owner !== undefined; owner = reached.shift()) {
    const list = names.find(relationshipsPart(owner));
    if (list === null) continue;
    settled.set(list, relationshipsPart(owner));
    for (const target of await readTargets(bytes, entryOf.get(list)!)) {
      const wanted = resolveTarget(owner, target.replaceAll('\\', '/'));
      const part = names.find(wanted);
      if (part === null || settled.has(part)) continue;
      // Escaped letters stay the relation's own matter.
      const name = wanted.includes('%') ? part : wanted;
      settled.set(part, name);
      reached.push(name);
    }
  }
  return plain.map((name) => settled.get(name) ?? name);
}

/** Plain names; one that another entry already has is left as it is. */
function withoutCollisions(names: readonly string[]): string[] {
  const taken = new Set(names);
  return names.map((name) => {
    const wanted = plainPartName(name);
    if (wanted === name || taken.has(wanted)) return name;
    taken.add(wanted);
    return wanted;
  });
}

/** The targets inside the package; none where the part is damaged, which whoever needs it says when reading it. */
async function readTargets(bytes: Uint8Array, entry: ZipEntry): Promise<string[]> {
  try {
    const xml = await readEntryText(bytes, entry);
    const root = rootElement(xml);
    return childElements(xml, root.innerStart, root.innerEnd).flatMap(({ start }) => {
      const attributes = readAttributes(xml, start);
      const target = attributes.get('Target');
      return target === undefined || attributes.get('TargetMode') === 'External' ? [] : [target];
    });
  } catch {
    return [];
  }
}

/** What is to be written in place of a part that names others; `null` where it may stay. */
async function settledText(bytes: Uint8Array, entry: ZipEntry, name: string, names: PartNames): Promise<string | null> {
  const owner = relationshipsOwner(name);
  if (owner === null && name !== contentTypesPart) return null;
  try {
    const xml = await readEntryText(bytes, entry);
    return owner === null ? settleContentTypes(xml, names) : settleTargets(xml, owner, names);
  } catch {
    // Damaged: whoever needs the part says so when it reads the part itself.
    return null;
  }
}

function settleTargets(xml: string, owner: string, names: PartNames): string | null {
  return editChildren(xml, (attributes, tag) => {
    const target = attributes.get('Target');
    if (target === undefined || attributes.get('TargetMode') === 'External') return tag;
    const part = names.find(resolveTarget(owner, target.replaceAll('\\', '/')));
    if (part === null || part === resolveTarget(owner, target)) return tag;
    return withAttribute(tag, 'Target', `/${part}`);
  });
}

function settleContentTypes(xml: string, names: PartNames): string | null {
  return editChildren(xml, (attributes, tag) => {
    const named = attributes.get('PartName');
    const part = named === undefined ? null : names.find(resolveTarget('', named));
    return part === null || named === `/${part}` ? tag : withAttribute(tag, 'PartName', `/${part}`);
  });
}

/** The document with other opening tags for the children of its root; `null` when none changed. */
function editChildren(
  xml: string,
  edit: (attributes: ReadonlyMap<string, string>, tag: string) => string,
): string | null {
  const root = rootElement(xml);
  const pieces: string[] = [];
  let end = 0;
  let changed = false;
  for (const child of childElements(xml, root.innerStart, root.innerEnd)) {
    const tag = openingTag(xml, child);
    const edited = edit(readAttributes(xml, child.start), tag);
    changed ||= edited !== tag;
    pieces.push(xml.slice(end, child.start), edited);
    end = child.start + tag.length;
  }
  return changed ? pieces.join('') + xml.slice(end) : null;
}
