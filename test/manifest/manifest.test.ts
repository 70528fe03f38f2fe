import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { OfficeAddinManifest } from 'office-addin-manifest';
import { describe, expect, it } from 'vitest';

const file = path.resolve(import.meta.dirname, '../../manifest.xml');
const xml = readFileSync(file, 'utf8');
const published = path.resolve(import.meta.dirname, '../../addin/public');

function all(pattern: RegExp): string[] {
  return [...xml.matchAll(pattern)].map((match) => match[1]!);
}

describe('manifest.xml', () => {
  it('is read by office-addin-manifest as the Excel add-in Bảng Điểm', async () => {
    const manifest = await OfficeAddinManifest.readManifestFile(file);
    expect(manifest.displayName).toBe('Bảng Điểm');
    expect(manifest.defaultLocale).toBe('vi-VN');
    expect(manifest.hosts).toEqual(['Workbook']);
    expect(manifest.officeAppType).toBe('TaskPaneApp');
    expect(manifest.id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  });

  it('resolves every resid, once, and leaves no resource unused', () => {
    const defined = all(/<bt:(?:Image|Url|String) id="([^"]+)"/g);
    const used = all(/resid="([^"]+)"/g);
    expect(new Set(defined).size).toBe(defined.length);
    expect([...new Set(used)].sort()).toEqual([...defined].sort());
  });

  it('keeps resource ids and words within Office’s limits', () => {
    for (const id of all(/<bt:(?:Image|Url|String) id="([^"]+)"/g)) expect(id.length).toBeLessThanOrEqual(32);
    const short = /<bt:ShortStrings>([\s\S]*?)<\/bt:ShortStrings>/.exec(xml)![1]!;
    for (const [, words] of short.matchAll(/DefaultValue="([^"]+)"/g)) expect(words!.length).toBeLessThanOrEqual(125);
    const long = /<bt:LongStrings>([\s\S]*?)<\/bt:LongStrings>/.exec(xml)![1]!;
    for (const [, words] of long.matchAll(/DefaultValue="([^"]+)"/g)) expect(words!.length).toBeLessThanOrEqual(250);
  });

  it('names only https addresses of one server, and only icons that exist', () => {
    const urls = all(/DefaultValue="(https?:[^"]+)"/g);
    expect(urls.every((url) => url.startsWith('https://localhost:3000/'))).toBe(true);
    const icons = urls.filter((url) => url.endsWith('.png')).map((url) => new URL(url).pathname);
    expect(icons.length).toBeGreaterThan(0);
    for (const icon of icons) expect(existsSync(path.join(published, icon)), icon).toBe(true);
  });

  it('offers the ribbon buttons that the add-in answers', () => {
    const commands = readFileSync(path.resolve(import.meta.dirname, '../../addin/commands/commands.ts'), 'utf8');
    const functions = all(/<FunctionName>([^<]+)<\/FunctionName>/g);
    expect(functions).toEqual(['checkSheet', 'scoreSheet', 'syncWorkbook']);
    for (const name of functions) expect(commands).toContain(name);
  });

  it('asks for no API above ExcelApi 1.14', () => {
    const floor = /Set Name="ExcelApi" MinVersion="1\.(\d+)"/.exec(xml)![1]!;
    expect(Number(floor)).toBeLessThanOrEqual(14);
  });
});
