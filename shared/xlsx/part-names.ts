/** "xl/workbook.xml" → "xl/_rels/workbook.xml.rels"; "" (the package) → "_rels/.rels". */
export function relationshipsPart(part: string): string {
  const slash = part.lastIndexOf('/') + 1;
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
}

/** The part whose relationships a part keeps: the inverse of `relationshipsPart`; `null` for any other part. */
export function relationshipsOwner(part: string): string | null {
  const match = /^(.*\/)?_rels\/([^/]*)\.rels$/i.exec(part);
  return match ? `${match[1] ?? ''}${match[2]!}` : null;
}

/** The name of the part that a relationship of `from` points to. */
export function resolveTarget(from: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const path = from.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '.' && step !== '') path.push(step);
  }
  return path.join('/');
}

/** A name as packages spell it: zip tools of old .NET put "\" between folders, others "/" or "./" in front. */
export function plainPartName(name: string): string {
  return name.replaceAll('\\', '/').replace(/^(?:\.?\/)+/, '');
}

/** What two spellings of one part have in common: packages tell names apart neither by case nor by percent signs. */
export function partKey(name: string): string {
  const decoded = name.replace(/(?:%[0-9a-f]{2})+/gi, (escaped) => {
    try {
      return decodeURIComponent(escaped);
    } catch {
      return escaped; // no UTF-8: the signs stand for themselves
    }
  });
  return decoded.normalize('NFC').toLowerCase();
}
