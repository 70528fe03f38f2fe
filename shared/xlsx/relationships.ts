import { resolveTarget } from './part-names.ts';
import { childElements, readAttributes, rootElement } from './xml-text.ts';

/** One entry of a relationships part. */
export interface Relationship {
  readonly id: string;
  /** Last segment of the type URI: "worksheet", "styles" … */
  readonly type: string;
  /** Part name it points to, or the address as written when external. */
  readonly target: string;
  readonly external: boolean;
}

/** The entries of the relationships part that belongs to `from`. Throws `BrokenXmlError` when `xml` is no document. */
export function parseRelationships(xml: string, from: string): Relationship[] {
  const root = rootElement(xml);
  return childElements(xml, root.innerStart, root.innerEnd).map((element) => {
    const attributes = readAttributes(xml, element.start);
    const external = attributes.get('TargetMode') === 'External';
    const target = attributes.get('Target') ?? '';
    return {
      id: attributes.get('Id') ?? '',
      type: (attributes.get('Type') ?? '').split('/').at(-1)!,
      target: external ? target : resolveTarget(from, target),
      external,
    };
  });
}
