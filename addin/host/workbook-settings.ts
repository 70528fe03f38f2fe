import { escapeXml, readAttributes, rootElement, unescapeXml } from '#shared/xlsx/xml-text.ts';
import { runExcel, runInBackground } from './run-excel.ts';

/**
 * Values that Bảng Điểm keeps in the workbook, each under a name and in two places. Excel keeps the settings of an add-in
 * apart for every catalogue it was installed from, so that another office's Bảng Điểm, or the same one installed anew,
 * does not see them; a custom XML part is seen by all. Each writing counts on: the copy that was written last counts.
 */
export class WorkbookSettings {
  /** How often each value was written, as last read. */
  readonly #writings = new Map<string, number>();

  /**
   * A value kept under a name, or `null`. One `context.sync()`, two where a custom XML part keeps it too. Kept as JSON
   * text, because Excel turns texts that look like its own way of writing dates into dates; anything else found there
   * is answered as it is.
   */
  read(name: string): Promise<unknown> {
    return runInBackground(async (context) => {
      const { settings } = context.workbook;
      const setting = settings.getItemOrNullObject(name).load('value');
      const counter = settings.getItemOrNullObject(counterOf(name)).load('value');
      const parts = context.workbook.customXmlParts.getByNamespace(namespaceOf(name)).load('items/id');
      await context.sync();
      const texts = parts.items.map((part) => part.getXml());
      if (texts.length > 0) await context.sync();
      const own = setting.isNullObject
        ? []
        : [{ writings: counter.isNullObject ? 0 : readCount(counter.value), value: parseValue(setting.value) }];
      // Where both were written as often, the add-in's own stands: an older Bảng Điểm knows no other.
      const newest = [...own, ...texts.flatMap((text) => readCopy(text.value) ?? [])].reduce<Copy | null>(
        (best, copy) => (best === null || copy.writings > best.writings ? copy : best),
        null,
      );
      this.#writings.set(name, newest?.writings ?? 0);
      return newest?.value ?? null;
    });
  }

  /** Keeps a value that JSON can hold, in both places. Two `context.sync()`. */
  write(name: string, value: unknown): Promise<void> {
    return runExcel(async (context) => {
      const parts = context.workbook.customXmlParts.getByNamespace(namespaceOf(name)).load('items/id');
      await context.sync();
      const writings = (this.#writings.get(name) ?? 0) + 1;
      const text = JSON.stringify(value ?? null);
      context.workbook.settings.add(name, text);
      context.workbook.settings.add(counterOf(name), writings);
      const xml = copyXml(name, writings, text);
      const [first] = parts.items;
      if (first) first.setXml(xml);
      else context.workbook.customXmlParts.add(xml);
      await context.sync();
      this.#writings.set(name, writings);
    });
  }
}

interface Copy {
  readonly writings: number;
  readonly value: unknown;
}

function counterOf(name: string): string {
  return `${name}.writings`;
}

function namespaceOf(name: string): string {
  return `urn:bang-diem:workbook:${name}`;
}

function copyXml(name: string, writings: number, json: string): string {
  // Two characters that JSON lets through and XML does not.
  const text = escapeXml(json.replaceAll('\uFFFE', '\\ufffe').replaceAll('\uFFFF', '\\uffff'));
  return `<notes xmlns="${namespaceOf(name)}" writings="${writings}">${text}</notes>`;
}

/** `null` for a part that somebody else spoiled. */
function readCopy(xml: string): Copy | null {
  try {
    const root = rootElement(xml);
    const writings = readCount(readAttributes(xml, root.start).get('writings'));
    return { writings, value: JSON.parse(unescapeXml(xml.slice(root.innerStart, root.innerEnd))) as unknown };
  } catch {
    return null;
  }
}

function parseValue(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}

function readCount(value: unknown): number {
  const count = Number(value);
  return Number.isSafeInteger(count) && count > 0 ? count : 0;
}
