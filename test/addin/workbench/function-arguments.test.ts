import { describe, expect, it } from 'vitest';
import { readArguments } from '#addin/workbench/function-arguments.ts';

const parameters = [{ type: 'string' }, { type: 'number' }, { type: 'any' }] as const;

describe('arguments of the add-in’s functions, as Excel hands them over', () => {
  it.each([
    [
      ['Có: 1', 2, 'Có'],
      ['Có: 1', 2, 'Có'],
    ],
    [
      [[['Có: 1']], [[2]], [[95]]],
      ['Có: 1', 2, 95],
    ],
    [
      [5, '2', true],
      ['5', 2, true],
    ],
    [
      [true, true, 'x'],
      ['TRUE', 1, 'x'],
    ],
    [
      [[[null]], [[null]], [[null]]],
      ['', 0, 0],
    ],
    [
      ['x', 1, undefined],
      ['x', 1, undefined],
    ],
    [
      ['x', 1],
      ['x', 1],
    ],
    [['x', 'hai', 1], '#VALUE!'],
    [['x', '', 1], '#VALUE!'],
    [[[['#N/A']], 1, 1], '#N/A'],
    [['x', 1, '#DIV/0!'], '#DIV/0!'],
  ])('%j → %j', (given, expected) => {
    expect(readArguments(parameters, given, 0)).toEqual(expected);
  });

  it('a blank cell is nothing in Excel on the web', () => {
    expect(readArguments(parameters, ['x', 1, null], null)).toEqual(['x', 1, null]);
  });
});
