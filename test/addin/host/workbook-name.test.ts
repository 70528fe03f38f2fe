import { describe, expect, it } from 'vitest';
import { nameOfDocument } from '#addin/host/workbook-name.ts';

describe('the name of the file', () => {
  it.each([
    ['C:\\Users\\Can bo\\Documents\\kế hoạch 167.xlsx', 'kế hoạch 167.xlsx'],
    ['/Users/canbo/ke-hoach.xlsx', 'ke-hoach.xlsx'],
    ['https://tinh.sharepoint.com/sites/snv/K%E1%BA%BF%20ho%E1%BA%A1ch.xlsx?web=1', 'Kế hoạch.xlsx'],
    ['C:\\bao cao 50%.xlsx', 'bao cao 50%.xlsx'],
    ['ke-hoach.xlsx', 'ke-hoach.xlsx'],
    ['', null],
    ['https://tinh.example/thu-muc/', null],
    [undefined, null],
  ])('%j is called %j', (url, name) => {
    expect(nameOfDocument(url)).toBe(name);
  });
});
