/**
 * The file's name from where the document lies: a path of Windows or of a Mac, or an address of SharePoint. The folder
 * stays here: it may hold people's names.
 */
export function nameOfDocument(url: string | undefined): string | null {
  const last = (url ?? '').split(/[?#]/)[0]!.split(/[\\/]/).at(-1) ?? '';
  return decoded(last).trim() || null;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A "%" that stands for itself.
    return text;
  }
}

/** What the workbook in Excel is called; `null` before it was saved. */
export function workbookName(): string | null {
  return nameOfDocument(typeof Office === 'undefined' ? undefined : Office.context?.document?.url);
}
