import { z } from 'zod';

export const exampleSchema = z.object({
  /** File name under /examples/. */
  file: z.string().regex(/^[\w.-]+\.xlsx$/),
  title: z.string(),
  description: z.string(),
});

/** The file examples/index.json. */
export const exampleIndexSchema = z.array(exampleSchema);

/** Answer of GET /api/examples */
export const examplesAnswerSchema = z.object({ examples: z.array(exampleSchema) });
export type ExamplesAnswer = z.infer<typeof examplesAnswerSchema>;

/** Answer of GET /api/health */
export const healthAnswerSchema = z.object({ ok: z.literal(true), demo: z.boolean() });
