// What the hidden column holds, one text per row (SPEC I-1):
//   BD1.<row id>.<revision, base 36>.<seal>.<code+hash code+hash …>.<checksum>
// The checksum finds a text that was typed, cut or mixed by hand; the seal finds a text that stands beside another row.
import type { DocumentKind } from '../api/document-api.ts';
import { codeOf, isPlaced, nameOfCode, sealFields } from './field-owners.ts';
import { hashText, hashValue, isHash } from './field-hash.ts';
import type { RowFields } from './protocol.ts';

/** What a workbook last saw of a row. */
export interface RowIdentity {
  readonly rowId: string;
  readonly revision: number;
  /** Hash of the texts that say which row it is. */
  readonly seal: string;
  /** Field name → hash of the value last seen. A field without an entry was never seen. */
  readonly hashes: ReadonlyMap<string, string>;
}

export type DecodedIdentity =
  | { readonly kind: 'none' }
  | { readonly kind: 'linked'; readonly identity: RowIdentity }
  | { readonly kind: 'broken'; readonly reason: 'not-an-identity' | 'newer-version' | 'checksum' };

const mark = 'BD1';

/** Identity of a row as the workbook now sees it; `fields` are the values seen, blanks included. */
export function makeIdentity(kind: DocumentKind, rowId: string, revision: number, fields: RowFields): RowIdentity {
  const hashes = new Map(Object.entries(fields).map(([name, value]) => [name, hashValue(value)]));
  return { rowId, revision, seal: sealOf(kind, hashes), hashes };
}

/**
 * The identity after some fields changed; of the other `columns`, and of where the row stands, the workbook still knows
 * what it last saw.
 */
export function advanceIdentity(
  kind: DocumentKind,
  before: RowIdentity,
  revision: number,
  changed: RowFields,
  columns: readonly string[],
): RowIdentity {
  const hashes = new Map<string, string>();
  const placed = [...before.hashes.keys()].filter(isPlaced);
  for (const name of [...columns, ...placed]) {
    const hash = Object.hasOwn(changed, name) ? hashValue(changed[name] ?? null) : before.hashes.get(name);
    if (hash !== undefined) hashes.set(name, hash);
  }
  return { rowId: before.rowId, revision, seal: sealOf(kind, hashes), hashes };
}

/** The identity as if some fields had never been seen; its seal is that of the texts still known. */
export function withoutFields(kind: DocumentKind, before: RowIdentity, fields: readonly string[]): RowIdentity {
  const hashes = new Map([...before.hashes].filter(([name]) => !fields.includes(name)));
  return { ...before, seal: sealOf(kind, hashes), hashes };
}

/** Seal of the identifying texts among `hashes`. Fields that are not there are left out, so both sides must hold the same. */
export function sealOf(kind: DocumentKind, hashes: ReadonlyMap<string, string>): string {
  const parts = sealFields(kind).flatMap((name) => {
    const hash = hashes.get(name);
    return hash === undefined ? [] : [`${codeOf(name) ?? ''}${hash}`];
  });
  return hashText(parts.join(' '));
}

/** The text of the hidden cell. Row ids are letters, digits, "_" and "-". */
export function encodeIdentity({ rowId, revision, seal, hashes }: RowIdentity): string {
  const fields: string[] = [];
  for (const [name, hash] of hashes) {
    const code = codeOf(name);
    if (code !== null) fields.push(code + hash);
  }
  const body = `${mark}.${rowId}.${revision.toString(36)}.${seal}.${fields.join(' ')}`;
  return `${body}.${hashText(body)}`;
}

function decodeFields(text: string): Map<string, string> | null {
  const hashes = new Map<string, string>();
  if (text === '') return hashes;
  for (const token of text.split(' ')) {
    const hash = token.slice(2);
    if (!isHash(hash)) return null;
    const name = nameOfCode(token.slice(0, 2));
    // A code of a later version of the product: its field is simply unknown here.
    if (name !== null) hashes.set(name, hash);
  }
  return hashes;
}

/** Reads the hidden cell. A blank cell is `none`: the row is not linked yet. */
export function decodeIdentity(cell: string | number | boolean | null): DecodedIdentity {
  const text = typeof cell === 'string' ? cell.trim() : cell;
  if (text === null || text === '') return { kind: 'none' };
  if (typeof text !== 'string' || !/^BD\d+\./.test(text)) return { kind: 'broken', reason: 'not-an-identity' };
  if (!text.startsWith(`${mark}.`)) return { kind: 'broken', reason: 'newer-version' };
  const parts = text.split('.');
  const end = text.lastIndexOf('.');
  if (parts.length !== 6 || parts[5] !== hashText(text.slice(0, end))) return { kind: 'broken', reason: 'checksum' };
  const [, rowId, revisionText, seal, fieldText] = parts as [string, string, string, string, string, string];
  const revision = /^[0-9a-z]{1,11}$/.test(revisionText) ? Number.parseInt(revisionText, 36) : Number.NaN;
  const hashes = decodeFields(fieldText);
  if (!/^[\w-]{1,64}$/.test(rowId) || !Number.isSafeInteger(revision) || !isHash(seal) || hashes === null) {
    return { kind: 'broken', reason: 'checksum' };
  }
  return { kind: 'linked', identity: { rowId, revision, seal, hashes } };
}
