import { parseBlock, blockText } from './grid-range.ts';
import { mapRange } from './line-map.ts';
import type { MovedReferences } from './moved-references.ts';
import { partText, readRelationships, setPartText } from './workbook-package.ts';
import { childElements, openingTag, readAttributes, rootElement, withAttribute } from '#shared/xlsx/xml-text.ts';
import type { PackageParts } from './zip-parts.ts';

const chartTypes = new Set(['chart', 'chartEx', 'chartex']);

/** Lets charts and the sources of pivot tables, wherever they stand, follow cells that moved and sheets renamed. */
export function moveOutsideCells(parts: PackageParts, moved: MovedReferences): void {
  if (moved.unchanged) return;
  for (const [part, type] of relatedParts(parts)) {
    const xml = partText(parts, part);
    if (xml === null) continue;
    const now = chartTypes.has(type)
      ? moved.xml(xml, null)
      : type === 'pivotCacheDefinition'
        ? moveSource(xml, moved)
        : xml;
    if (now !== xml) setPartText(parts, part, now);
  }
}

/** Every part that another one points to, with the kind of the relation. */
function relatedParts(parts: PackageParts): Map<string, string> {
  const related = new Map<string, string>();
  for (const name of parts.keys()) {
    const match = /^(.*?)_rels\/([^/]+)\.rels$/.exec(name);
    if (!match) continue;
    for (const relation of readRelationships(parts, `${match[1]}${match[2]}`)) {
      if (!relation.external) related.set(relation.target, relation.type);
    }
  }
  return related;
}

/** The block that a pivot table summarises. */
function moveSource(xml: string, moved: MovedReferences): string {
  const root = rootElement(xml);
  const cache = childElements(xml, root.innerStart, root.innerEnd).find((child) => child.name === 'cacheSource');
  const source =
    cache && childElements(xml, cache.innerStart, cache.innerEnd).find(({ name }) => name === 'worksheetSource');
  if (!source) return xml;
  const attributes = readAttributes(xml, source.start);
  const move = moved.sheet(attributes.get('sheet') ?? '');
  if (!move) return xml;
  const range = parseBlock(attributes.get('ref') ?? '');
  const now = range && mapRange(range, move.rows, move.columns);
  const tag = openingTag(xml, source);
  const placed = now ? withAttribute(tag, 'ref', blockText(now)) : tag;
  return (
    xml.slice(0, source.start) + withAttribute(placed, 'sheet', move.newName) + xml.slice(source.start + tag.length)
  );
}
