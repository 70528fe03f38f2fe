/** Where the pane runs: inside Excel, or anywhere else (a plain browser, another Office program). */
export interface OfficeReadiness {
  readonly host: 'excel' | 'none';
}

/** Resolves when the library finds Excel after all, however late; never where there is no library or another program. */
export async function excelComesLate(): Promise<void> {
  const isThere = typeof Office !== 'undefined' && typeof Office.onReady === 'function';
  const isExcel = isThere && (await Office.onReady()).host === Office.HostType.Excel;
  if (!isExcel) await new Promise<never>(() => undefined);
}

/**
 * Waits until the Office library has found its host. A page without the library, outside Office, or where no host
 * answers within `timeout` milliseconds counts as "none". Never rejects.
 */
export async function waitForOffice(timeout = 10_000): Promise<OfficeReadiness> {
  if (typeof Office === 'undefined' || typeof Office.onReady !== 'function') return { host: 'none' };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), timeout);
  });
  const info = await Promise.race([Office.onReady(), tooLate]);
  clearTimeout(timer);
  return { host: info?.host === Office.HostType.Excel ? 'excel' : 'none' };
}
