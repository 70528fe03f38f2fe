import { z } from 'zod';

/** One of the sample workbooks that the server offers. */
const exampleSchema = z.object({
  file: z.string().regex(/^[\w.-]+\.xlsx$/),
  title: z.string().min(1),
  description: z.string().optional(),
});
export type Example = z.infer<typeof exampleSchema>;

/** The sample workbooks of the server; rejects when it cannot be reached or answers something else. */
export async function fetchExamples(signal: AbortSignal): Promise<Example[]> {
  const response = await fetch('/api/examples', { signal });
  if (!response.ok) throw new Error(`The server answered ${response.status}`);
  return z.array(exampleSchema).parse(await response.json());
}

/** The bytes of a sample workbook, or `null` when the server has none of that name. */
export async function fetchExample(file: string): Promise<Uint8Array | null> {
  const response = await fetch(`/examples/${encodeURIComponent(file)}`);
  if (!response.ok) return null;
  return new Uint8Array(await response.arrayBuffer());
}
