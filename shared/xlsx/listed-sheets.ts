import type { Relationship } from './relationships.ts';
import { childElements, readAttributes, rootElement } from './xml-text.ts';

/** A sheet as the workbook part lists it. */
export interface ListedSheet {
  readonly name: string;
  readonly sheetId: number;
  readonly relationId: string;
  /** Name of its part; "" when nothing says which. */
  readonly part: string;
  /** Charts, dialogs and macros of Excel 4 have sheets of their own, without cells. */
  readonly kind: 'worksheet' | 'other';
}

/** The value of an attribute whatever its prefix: "r:id" and "ns1:id" alike. */
function prefixed(attributes: ReadonlyMap<string, string>, name: string): string {
  for (const [key, value] of attributes) if (key.endsWith(`:${name}`)) return value;
  return '';
}

/** Every sheet of the workbook part `xml`, in its order, whether it can be read or not. */
export function listSheets(xml: string, relations: readonly Relationship[]): ListedSheet[] {
  const root = rootElement(xml);
  const list = childElements(xml, root.innerStart, root.innerEnd).find(({ name }) => name === 'sheets');
  const elements = list ? childElements(xml, list.innerStart, list.innerEnd) : [];
  const byId = new Map(relations.map((relation) => [relation.id, relation]));
  return elements.map((element) => {
    const attributes = readAttributes(xml, element.start);
    const relationId = prefixed(attributes, 'id');
    const relation = byId.get(relationId);
    return {
      name: attributes.get('name') ?? '',
      sheetId: Number(attributes.get('sheetId') ?? '0'),
      relationId,
      part: relation?.target ?? '',
      kind: relation === undefined || relation.type === 'worksheet' ? 'worksheet' : 'other',
    };
  });
}
