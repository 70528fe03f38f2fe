import { describe, expect, it } from 'vitest';
import { fileFormula } from '#addin/workbench/file/cell-xml.ts';
import { shownFormula } from '#shared/xlsx/function-names.ts';

describe('names of functions in a file', () => {
  it.each([
    ['_xldudf_BANGDIEM_HAN(A3)', 'BANGDIEM.HAN(A3)'],
    ['_XLDUDF_bangdiem_Diem(A2,1,B2)', 'bangdiem.Diem(A2,1,B2)'],
    ['IF(B2="","",_xldudf_BANGDIEM_DIEM(A2,1,B2))', 'IF(B2="","",BANGDIEM.DIEM(A2,1,B2))'],
    ['_xlfn.IFNA(_xldudf_BANGDIEM_HAN(A1),"")', 'IFNA(BANGDIEM.HAN(A1),"")'],
    ['_xlfn._xlws.SORT(A1:A9)', 'SORT(A1:A9)'],
    ['_XLFN.CONCAT(A1,"_xlfn.CONCAT(")', 'CONCAT(A1,"_xlfn.CONCAT(")'],
    ['"_xldudf_BANGDIEM_HAN("&A1', '"_xldudf_BANGDIEM_HAN("&A1'],
    ["'_xldudf_BANGDIEM_HAN('!A1", "'_xldudf_BANGDIEM_HAN('!A1"],
    // Another add-in's: where its name space ends nobody can tell.
    ['_xldudf_CONTOSO_ADD(1,2)', '_xldudf_CONTOSO_ADD(1,2)'],
    ['SUM(A1:A3)', 'SUM(A1:A3)'],
  ])('%s is shown as %s', (stored, shown) => {
    expect(shownFormula(stored)).toBe(shown);
  });

  it.each([
    ['=BANGDIEM.HAN(A3)', '_xldudf_BANGDIEM_HAN(A3)'],
    ['=if(B2="","",bangdiem.diem(A2,1,B2))', 'if(B2="","",_xldudf_BANGDIEM_DIEM(A2,1,B2))'],
    ['="BANGDIEM.HAN("&A1', '"BANGDIEM.HAN("&A1'],
    ['=IFNA(BANGDIEM.GIAITHICH(A2,1),"")', '_xlfn.IFNA(_xldudf_BANGDIEM_GIAITHICH(A2,1),"")'],
  ])('%s is stored as %s', (shown, stored) => {
    expect(fileFormula(shown)).toBe(stored);
  });

  it('come back as they were, whatever is saved and opened again', () => {
    for (const formula of ['=BANGDIEM.DIEM(A2,2,B2,C2)', '=SUM(BANGDIEM.HAN(A1),SORT(B1:B3))', '=IFS(A1>1,"x")']) {
      expect(`=${shownFormula(fileFormula(formula))}`).toBe(formula);
    }
  });
});
