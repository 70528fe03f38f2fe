import { examplesAnswerSchema, type ExamplesAnswer } from '#shared/api/example-api.ts';

/** One of the sample workbooks that the server offers. */
export type Example = ExamplesAnswer['examples'][number];

/** The sample workbooks of the server; rejects when it cannot be reached or answers something else. */
export async function fetchExamples(signal: AbortSignal): Promise<readonly Example[]> {
  const response = await fetch('/api/examples', { signal });
  if (!response.ok) throw new Error(`The server answered ${response.status}`);
  return examplesAnswerSchema.parse(await response.json()).examples;
}

/** The bytes of a sample workbook, or `null` when the server has none of that name. */
export async function fetchExample(file: string): Promise<Uint8Array | null> {
  const response = await fetch(`/examples/${encodeURIComponent(file)}`);
  if (!response.ok) return null;
  return new Uint8Array(await response.arrayBuffer());
}
