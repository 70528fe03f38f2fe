import { explainOfficeError, hostFailure } from './host-failures.ts';

/** One `Excel.run`. Rejects with `HostFailure` only. */
export async function runExcel<T>(work: (context: Excel.RequestContext) => Promise<T>): Promise<T> {
  if (typeof Excel === 'undefined') throw hostFailure('no-excel');
  try {
    return await Excel.run(work);
  } catch (error) {
    throw explainOfficeError(error);
  }
}
