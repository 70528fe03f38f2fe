import { officeErrorCode } from './host-failures.ts';

type ListSeparator = ',' | ';';

/** What this Excel wants between the addresses of several blocks; the comma until it refuses one. */
let separator: ListSeparator = ',';

/**
 * Runs work that names several blocks by one address. Builds of before 2022, LTSC 2021 among them, want the list
 * separator of the region there, a semicolon in Viet Nam, and refuse the comma: the work is then run once more with it.
 * It must be work that may be begun anew.
 */
export async function withListSeparator<T>(work: (separator: ListSeparator) => Promise<T>): Promise<T> {
  const tried = separator;
  try {
    return await work(tried);
  } catch (error) {
    if (officeErrorCode(error) !== 'InvalidArgument') throw error;
    const other = tried === ',' ? ';' : ',';
    const answer = await work(other);
    separator = other;
    return answer;
  }
}
