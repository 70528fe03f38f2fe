import { rootElement, openingTag, readAttributes } from '#shared/xlsx/xml-text.ts';
import { invalidArgument, itemNotFound } from './host-error.ts';
import { defineHostClass, type HostObject } from './host-object.ts';
import type { HostServices } from './host-services.ts';

interface OnPart {
  readonly services: HostServices;
  readonly id: string;
}

const customXmlPart = defineHostClass<OnPart>({
  name: 'CustomXmlPart',
  identity: ({ id }) => ({ Id: id }),
  read: { Id: ({ id }) => id },
  call: {
    GetXml: ({ services, id }) => services.spreadsheet.customXml.get(id),
    SetXml: ({ services, id }, [xml]) => void services.spreadsheet.customXml.set(id, readXml(xml)),
  },
});

const scopedCollection = defineHostClass<{ readonly services: HostServices; readonly namespace: string }>({
  name: 'CustomXmlPartScopedCollection',
  items: ({ services, namespace }) =>
    [...services.spreadsheet.customXml].flatMap(([id, xml]) =>
      namespaceOf(xml) === namespace ? [customXmlPart.bind({ services, id })] : [],
    ),
  open: {
    Indexer: ({ services }, [id]) => {
      if (!services.spreadsheet.customXml.has(String(id))) throw itemNotFound();
      return customXmlPart.bind({ services, id: String(id) });
    },
  },
});

const collection = defineHostClass<HostServices>({
  name: 'CustomXmlPartCollection',
  open: {
    Add: (services, [xml]) => {
      const id = `{${crypto.randomUUID().toUpperCase()}}`;
      services.spreadsheet.customXml.set(id, readXml(xml));
      return customXmlPart.bind({ services, id });
    },
    GetByNamespace: (services, [namespace]) => scopedCollection.bind({ services, namespace: String(namespace) }),
  },
});

export const customXmlMembers = [...customXmlPart.members, ...scopedCollection.members, ...collection.members];

export function openCustomXmlParts(services: HostServices): HostObject {
  return collection.bind(services);
}

/** Only a whole document is taken. */
function readXml(xml: unknown): string {
  if (typeof xml !== 'string') throw invalidArgument();
  namespaceOf(xml);
  return xml;
}

function namespaceOf(xml: string): string {
  try {
    const root = rootElement(xml);
    const prefix = /^<([\w.-]+):/.exec(openingTag(xml, root))?.[1];
    return readAttributes(xml, root.start).get(prefix === undefined ? 'xmlns' : `xmlns:${prefix}`) ?? '';
  } catch {
    throw invalidArgument();
  }
}
