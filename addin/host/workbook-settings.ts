import { runExcel, runInBackground } from './run-excel.ts';

/**
 * A value kept in the workbook under a name, or `null`. One `context.sync()`. Kept as JSON text, because Excel
 * turns texts that look like its own way of writing dates into dates; anything else found there is answered as it is.
 */
export function readSetting(name: string): Promise<unknown> {
  return runInBackground(async (context) => {
    const setting = context.workbook.settings.getItemOrNullObject(name);
    setting.load('value');
    await context.sync();
    return setting.isNullObject ? null : parseValue(setting.value);
  });
}

/** Keeps a value that JSON can hold. One `context.sync()`. */
export function writeSetting(name: string, value: unknown): Promise<void> {
  return runExcel(async (context) => {
    context.workbook.settings.add(name, JSON.stringify(value ?? null));
    await context.sync();
  });
}

function parseValue(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}
