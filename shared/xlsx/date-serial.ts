const millisecondsPerDay = 86_400_000;
/** Day 0 of Excel's 1900 calendar for every day after 28 February 1900. */
const dayZero = Date.UTC(1899, 11, 30);
const firstOfMarch1900 = Date.UTC(1900, 2, 1);

/**
 * Excel's serial number of a moment given in UTC: days since 30/12/1899, the time of day as a fraction.
 * Before 01/03/1900 Excel counts one day less, because it believes in 29/02/1900.
 */
export function dateSerial(moment: Date): number {
  const time = moment.getTime();
  const days = (time - dayZero) / millisecondsPerDay - (time < firstOfMarch1900 ? 1 : 0);
  // The parser keeps whole milliseconds; 1e-9 day is a tenth of that, so 0.1 comes back as 0.1.
  return Math.round(days * 1e9) / 1e9;
}
