/** Key of a base revision of a row in a set. */
export function baseKey({ rowId, revision }: { readonly rowId: string; readonly revision: number }): string {
  return `${rowId} ${revision}`;
}
