import type { Injector } from '@univerjs/core';
import { IFunctionService, type BaseFunction, type BaseValueObject } from '@univerjs/preset-sheets-core';

/** Functions of a day, their first argument, that the grid refuses a text or reads only one like "2026/07/05". */
const needNumber = ['DAY', 'MONTH', 'YEAR', 'EDATE'];

/** Lets these functions take the day out of a cell that holds it as text, as in Excel. */
export function readTextDays(injector: Injector): void {
  const functions = injector.get(IFunctionService);
  for (const name of needNumber) {
    const executor = functions.getExecutor(name) as BaseFunction;
    const calculate = executor.calculate.bind(executor);
    executor.calculate = (day: BaseValueObject, ...rest: BaseValueObject[]) =>
      calculate(day.isArray() ? day.mapValue(asNumber) : asNumber(day), ...rest);
  }
}

function asNumber(day: BaseValueObject): BaseValueObject {
  return day.isString() ? day.convertToNumberObjectValue() : day;
}
