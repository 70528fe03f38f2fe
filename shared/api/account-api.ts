import { z } from 'zod';

/**
 * province: the office that runs the plan, assigns and appraises · agency: reports its own rows · reader: sees, changes
 * nothing.
 */
export const accountRoles = ['province', 'agency', 'reader'] as const;

/** Who is signed in, as every surface shows it. */
export const accountSchema = z.object({
  username: z.string(),
  displayName: z.string(),
  role: z.enum(accountRoles),
  /** Code of the agency catalogue; `null` for an account that belongs to no agency. */
  agencyCode: z.string().nullable(),
  agencyName: z.string().nullable(),
});
export type Account = z.infer<typeof accountSchema>;

/** POST /api/session */
export const signInRequestSchema = z.object({
  username: z.string().trim().min(1).max(100),
  password: z.string().min(1).max(1000),
});
export type SignInRequest = z.infer<typeof signInRequestSchema>;

/** POST /api/demo/session */
export const demoSignInRequestSchema = z.object({ username: z.string().trim().min(1).max(100) });

/** Answer of POST /api/session and POST /api/demo/session. The token goes into `Authorization: Bearer …`. */
export const signInAnswerSchema = z.object({ token: z.string(), account: accountSchema });
export type SignInAnswer = z.infer<typeof signInAnswerSchema>;

/** Answer of GET /api/session */
export const sessionAnswerSchema = z.object({ account: accountSchema });
export type SessionAnswer = z.infer<typeof sessionAnswerSchema>;

/** Answer of GET /api/demo/accounts; 404 `demo-off` where the demonstration is switched off. */
export const demoAccountsAnswerSchema = z.object({ accounts: z.array(accountSchema) });
export type DemoAccountsAnswer = z.infer<typeof demoAccountsAnswerSchema>;
