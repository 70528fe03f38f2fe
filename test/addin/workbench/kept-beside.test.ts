import { describe, expect, it } from 'vitest';
import { loadWorkbook, type OpenedWorkbook } from '#addin/workbench/load-workbook.ts';
import { saveWorkbook } from '#addin/workbench/save-workbook.ts';
import { fixtureParts, packTexts, unpackTexts } from './grid-fixture.ts';

async function open(bytes: Uint8Array): Promise<OpenedWorkbook> {
  const opened = await loadWorkbook(bytes, 'book');
  if (!opened.ok) throw new Error(opened.message);
  return opened;
}

describe('what a workbook keeps beside its cells', () => {
  it('comes back from the file: custom XML and hidden names of sheets, beside those of others', async () => {
    const opened = await open(await packTexts(fixtureParts()));
    const { kept, source } = opened;
    kept.customXml.set('{11111111-2222-4333-8444-555555555555}', '<notes xmlns="urn:x" writings="3">một</notes>');
    kept.hiddenNames.get('sheet-2')!.set('_BangDiem', '="k1"');
    const bytes = await saveWorkbook(source, source.snapshot, opened.settings, kept);
    const texts = await unpackTexts(bytes);
    expect(texts['customXml/item1.xml']).toContain('của cơ quan');
    expect(texts['customXml/item2.xml']).toContain('writings="3">một</notes>');
    expect(texts['xl/workbook.xml']).toContain(
      '<definedName name="_BangDiem" localSheetId="1" hidden="1">&quot;k1&quot;</definedName></definedNames>',
    );
    expect(texts['xl/workbook.xml']).toContain('<definedName name="TyLe">');
    const again = await open(bytes);
    expect([...again.kept.customXml.values()].some((xml) => xml.includes('writings="3">một'))).toBe(true);
    expect(again.kept.hiddenNames.get('sheet-2')).toEqual(new Map([['_BangDiem', '="k1"']]));
    expect(again.kept.hiddenNames.get('sheet-1')).toEqual(new Map());
    again.kept.hiddenNames.get('sheet-2')!.set('_BangDiem', '="k2"');
    const last = await open(await saveWorkbook(again.source, again.source.snapshot, again.settings, again.kept));
    expect(last.kept.hiddenNames.get('sheet-2')).toEqual(new Map([['_BangDiem', '="k2"']]));
  });
});
