import { childElements, type XmlElement } from '#shared/xlsx/xml-text.ts';

/** The element under another opening tag, each of its children replaced by what `child` gives. */
export function rebuilt(xml: string, element: XmlElement, tag: string, child: (child: XmlElement) => string): string {
  let inner = '';
  let end = element.innerStart;
  for (const one of childElements(xml, element.innerStart, element.innerEnd)) {
    inner += xml.slice(end, one.start) + child(one);
    end = one.end;
  }
  return tag + inner + xml.slice(end, element.end);
}

/** The element with another content, which is XML. */
export function withContent(xml: string, element: XmlElement, content: string): string {
  return xml.slice(element.start, element.innerStart) + content + xml.slice(element.innerEnd, element.end);
}
