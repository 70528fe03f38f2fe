import { z } from 'zod';

/**
 * province: the office that runs the plan, assigns and appraises · field-lead: reports the rows of its own agency and
 * follows the fields it leads · agency: reports its own rows · reader: sees, changes nothing.
 */
export const accountRoles = ['province', 'field-lead', 'agency', 'reader'] as const;
export type AccountRole = (typeof accountRoles)[number];

/** Whether an account of this role reports for an agency, and so must belong to one. */
export function reportsForAgency(role: AccountRole): boolean {
  return role === 'agency' || role === 'field-lead';
}

/** The fields of the PAR INDEX, 1–8. */
export const parIndexFieldSchema = z.int().min(1).max(8);

/** Who is signed in, as every surface shows it. */
export const accountSchema = z.object({
  username: z.string(),
  displayName: z.string(),
  role: z.enum(accountRoles),
  /** Code of the agency catalogue; `null` for an account that belongs to no agency. */
  agencyCode: z.string().nullable(),
  agencyName: z.string().nullable(),
  /**
   * Fields of the PAR INDEX that a field lead follows, ascending; empty for every other role. A session that was kept
   * in a browser before there were field leads does not have it.
   */
  parIndexFields: z.array(parIndexFieldSchema).default([]),
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
