/** One tag of an XML text, with its place in it. */
export interface XmlTag {
  /** Name without prefix: "c" for both <c> and <x:c>. */
  readonly name: string;
  readonly kind: 'open' | 'close' | 'empty';
  /** Offsets of "<" and of the character after ">". */
  readonly start: number;
  readonly end: number;
}

const closers = [
  ['!--', '-->'],
  ['![CDATA[', ']]>'],
  ['?', '?>'],
] as const;

/** Where a comment, character data or an instruction that starts at `at` ends; `null` when a tag starts there. */
function skipMarkup(xml: string, at: number): number | null {
  const next = xml[at + 1];
  if (next !== '!' && next !== '?') return null;
  const closer = closers.find(([opener]) => xml.startsWith(opener, at + 1))?.[1] ?? '>';
  const end = xml.indexOf(closer, at + 1);
  return end < 0 ? xml.length : end + closer.length;
}

/** End of a tag: the first ">" outside quotes. */
function tagEnd(xml: string, at: number): number {
  let from = at;
  for (;;) {
    const close = xml.indexOf('>', from);
    if (close < 0) return xml.length;
    const quote = /["']/.exec(xml.slice(from, close));
    if (!quote) return close + 1;
    const second = xml.indexOf(quote[0], from + quote.index + 1);
    if (second < 0) return xml.length;
    from = second + 1;
  }
}

/** Walks the tags of an XML text in order, skipping comments, instructions and character data. */
export function* walkTags(xml: string, from = 0, until = xml.length): Generator<XmlTag, void, undefined> {
  for (let at = xml.indexOf('<', from); at >= 0 && at < until;) {
    const skipped = skipMarkup(xml, at);
    if (skipped !== null) {
      at = xml.indexOf('<', skipped);
      continue;
    }
    const end = tagEnd(xml, at);
    const closing = xml[at + 1] === '/';
    let nameEnd = at + 1;
    while (nameEnd < end && !' \t\r\n/>'.includes(xml[nameEnd]!)) nameEnd += 1;
    if (closing) {
      nameEnd = at + 2;
      while (nameEnd < end && !' \t\r\n>'.includes(xml[nameEnd]!)) nameEnd += 1;
    }
    const full = xml.slice(closing ? at + 2 : at + 1, nameEnd);
    const name = full.slice(full.indexOf(':') + 1);
    yield { name, kind: closing ? 'close' : xml[end - 2] === '/' ? 'empty' : 'open', start: at, end };
    at = xml.indexOf('<', end);
  }
}

/** A whole element: from its opening "<" to the character after its closing ">". */
export interface XmlElement {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** Bounds of what stands between its tags; both equal `end` for an empty element. */
  readonly innerStart: number;
  readonly innerEnd: number;
}

/** The direct children of the element whose content lies between `from` and `until`. */
export function childElements(xml: string, from: number, until: number): XmlElement[] {
  const children: XmlElement[] = [];
  let depth = 0;
  let open: XmlTag | null = null;
  for (const tag of walkTags(xml, from, until)) {
    if (tag.kind === 'empty') {
      if (depth === 0) {
        children.push({ name: tag.name, start: tag.start, end: tag.end, innerStart: tag.end, innerEnd: tag.end });
      }
    } else if (tag.kind === 'open') {
      if (depth === 0) open = tag;
      depth += 1;
    } else {
      depth -= 1;
      if (depth < 0) break;
      if (depth === 0 && open) {
        children.push({ name: open.name, start: open.start, end: tag.end, innerStart: open.end, innerEnd: tag.start });
      }
    }
  }
  return children;
}

/** A part that is no XML document, in a file that was readable otherwise. */
export class BrokenXmlError extends Error {}

/** The root element of a document. Throws `BrokenXmlError` when there is none that is closed. */
export function rootElement(xml: string): XmlElement {
  const [root] = childElements(xml, 0, xml.length);
  if (!root) throw new BrokenXmlError('The XML part has no root element');
  return root;
}

const attributePattern = /([^\s=/<>"']+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** Attributes of the tag that starts at `start`, by full name, entities resolved. */
export function readAttributes(xml: string, start: number): Map<string, string> {
  const tag = xml.slice(start, tagEnd(xml, start));
  const attributes = new Map<string, string>();
  for (const [, name, double, single] of tag.matchAll(attributePattern)) {
    attributes.set(name!, unescapeXml(double ?? single ?? ''));
  }
  return attributes;
}

/** The tag text with an attribute set where it stood, or added, or removed when `value` is `null`. */
export function withAttribute(tag: string, name: string, value: string | null): string {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const pattern = new RegExp(`\\s${escaped}\\s*=\\s*(?:"[^"]*"|'[^']*')`);
  const text = value === null ? '' : ` ${name}="${escapeXml(value)}"`;
  if (pattern.test(tag)) return tag.replace(pattern, () => text);
  return value === null ? tag : tag.replace(/\s*(\/?)>$/, (_, slash: string) => `${text}${slash}>`);
}

/** The opening tag of an element. */
export function openingTag(xml: string, element: Pick<XmlElement, 'start'>): string {
  return xml.slice(element.start, tagEnd(xml, element.start));
}

/** The element's text with another opening tag. */
export function withOpeningTag(xml: string, element: XmlElement, tag: string): string {
  return tag + xml.slice(element.start + openingTag(xml, element).length, element.end);
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

export function unescapeXml(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(\w{1,8}));/g,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return entities[name] ?? whole;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

/** Text for element content or a double-quoted attribute; characters XML cannot hold are dropped. */
export function escapeXml(text: string): string {
  return (
    text
      // eslint is right to warn about control characters in general; here they are exactly what must go.
      .replace(forbidden, '')
      .replace(
        /[&<>"]/g,
        (character) => `&${character === '&' ? 'amp' : character === '<' ? 'lt' : character === '>' ? 'gt' : 'quot'};`,
      )
      .replace(/[\r\n\t]/g, (character) => (character === '\n' ? '\n' : `&#${character.charCodeAt(0)};`))
  );
}

const forbidden = new RegExp('[\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uFFFE\\uFFFF]', 'g');

/** A prefix with its colon ("x:") when the root element of the document has one, else "". */
export function rootPrefix(xml: string, root: XmlElement): string {
  return /^<([\w.-]+:)/.exec(openingTag(xml, root))?.[1] ?? '';
}
