import { describe, expect, it } from 'vitest';
import { mapReferences } from '#addin/workbench/file/formula-references.ts';

function marked(formula: string): string {
  return mapReferences(formula, ({ sheet, block }, spelled) => `${spelled}<${sheet ?? ''}|${block}>`);
}

describe('the references of a formula', () => {
  it.each([
    ['SUM(B3:B5)+$C$7', 'SUM(<|B3:B5>)+<|$C$7>'],
    ["'Phụ lục'!$J$7:$J$12", "'Phụ lục'!<Phụ lục|$J$7:$J$12>"],
    ["'Sở ''A'''!A1", "'Sở ''A'''!<Sở 'A'|A1>"],
    ['Sheet1!A:C*Sheet1!1:3', 'Sheet1!<Sheet1|A:C>*Sheet1!<Sheet1|1:3>'],
    ['LOG10(A1)&"B2"&ĐB12&TyLe1', 'LOG10(<|A1>)&"B2"&ĐB12&TyLe1'],
    ['[1]Tháng!A1+A2', '[1]Tháng!A1+<|A2>'],
    ["'[so lieu.xlsx]Thg 1'!A1", "'[so lieu.xlsx]Thg 1'!A1"],
    ['SUM(Quý1:Quý4!A1)', 'SUM(Quý1:Quý4!A1)'],
    ['Bang1[[#This Row],[A1]]*B2', 'Bang1[[#This Row],[A1]]*<|B2>'],
    ['#REF!A1+1E5+A1', '#REF!A1+1E5+<|A1>'],
    ['A1:INDEX(B:B,3)', '<|A1>:INDEX(<|B:B>,3)'],
  ])('%s', (formula, expected) => {
    expect(marked(formula)).toBe(expected);
  });

  it('leaves a formula as it is when nothing changes', () => {
    const formula = `=IF(Bang1[@[Tỷ lệ]]>0,"A1: ""x"" ",'Kế hoạch'!$A$1:B2)+[2]S!A1 +Sheet1 !A1%`;
    expect(mapReferences(formula, ({ block }, spelled) => spelled + block)).toBe(formula);
  });
});
