const millisecondsPerDay = 86_400_000;

/** Excel's serial number of a typed day, from 1901 on; `null` for a day that does not exist. */
export function daySerial(year: number, month: number, day: number): number | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (year < 1901 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return Math.round((date.getTime() - Date.UTC(1899, 11, 30)) / millisecondsPerDay);
}
