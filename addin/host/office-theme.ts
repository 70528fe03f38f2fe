/** Whether Office shows itself dark or light; `null` where Office does not say (a plain browser, some Excel on the web). */
export function readOfficeTheme(): 'light' | 'dark' | null {
  if (typeof Office === 'undefined') return null;
  // The typings promise a theme; Excel on the web and older versions leave it out.
  const theme = Office.context?.officeTheme as Partial<Office.OfficeTheme> | undefined;
  if (theme?.isDarkTheme !== undefined) return theme.isDarkTheme ? 'dark' : 'light';
  const background = /^#?([0-9a-f]{6})/i.exec(theme?.bodyBackgroundColor ?? '')?.[1];
  if (background === undefined) return null;
  const [red, green, blue] = [0, 2, 4].map((at) => Number.parseInt(background.slice(at, at + 2), 16));
  return 0.299 * red! + 0.587 * green! + 0.114 * blue! < 128 ? 'dark' : 'light';
}
