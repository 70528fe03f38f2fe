import { z } from 'zod';
import { longestPassword } from '../account/password-policy.ts';
import { accountRoles, accountSchema, parIndexFieldSchema } from './account-api.ts';

const instant = z.string();
const operation = { operationId: z.uuid() };

/**
 * active: signs in · invited: has not set a password yet · resetting: must set a new one · disabled: shut by the
 * province · demo: of the demonstration, entered without a password.
 */
export const accountStates = ['active', 'invited', 'resetting', 'disabled', 'demo'] as const;
export type AccountState = (typeof accountStates)[number];

/** An account as the province's coordinators see it. */
export const managedAccountSchema = accountSchema.extend({
  state: z.enum(accountStates),
  /** ISO instant until which sign-in is refused after failures. */
  lockedUntil: instant.nullable(),
  /** Until when the code that was handed out can be used; `null` when there is none, it was used or withdrawn. */
  codeExpiresAt: instant.nullable(),
  signedInAt: instant.nullable(),
  createdAt: instant,
});
export type ManagedAccount = z.infer<typeof managedAccountSchema>;

/** Answer of GET /api/accounts */
export const managedAccountsAnswerSchema = z.object({ accounts: z.array(managedAccountSchema) });
export type ManagedAccountsAnswer = z.infer<typeof managedAccountsAnswerSchema>;

/** POST /api/accounts */
export const inviteRequestSchema = z.object({
  ...operation,
  username: z.string().trim().min(1).max(100),
  displayName: z.string().trim().min(1).max(200),
  role: z.enum(accountRoles),
  agencyCode: z.string().min(1).max(100).nullable(),
  parIndexFields: z.array(parIndexFieldSchema).max(8).default([]),
});
export type InviteRequest = z.infer<typeof inviteRequestSchema>;

/**
 * POST /api/accounts/:username/edit: changes the parts that are named, leaves the others. Where role, agency or fields
 * differ, every session of the account ends; the last account of the province keeps its role (409 `last-province-account`).
 */
export const editRequestSchema = z.object({
  ...operation,
  displayName: z.string().trim().min(1).max(200).optional(),
  role: z.enum(accountRoles).optional(),
  agencyCode: z.string().min(1).max(100).nullable().optional(),
  parIndexFields: z.array(parIndexFieldSchema).max(8).optional(),
});
export type EditRequest = z.infer<typeof editRequestSchema>;

/** Answer of an edit: the account as it now is, and how many of its sessions ended. */
export const editedAccountSchema = z.object({ account: accountSchema, ended: z.int() });
export type EditedAccount = z.infer<typeof editedAccountSchema>;

/** Answer of POST /api/accounts and POST /api/accounts/:username/code: the only time that the code is seen. */
export const issuedCodeSchema = z.object({ account: accountSchema, code: z.string(), expiresAt: instant });
export type IssuedCode = z.infer<typeof issuedCodeSchema>;

/**
 * POST /api/accounts/:username/code (a new code; for an account in use it also voids the password and ends the sessions),
 * …/disable, …/enable, …/unlock, …/withdraw
 */
export const accountActSchema = z.object(operation);
export const accountActs = ['disable', 'enable', 'unlock', 'withdraw'] as const;
export type AccountActName = (typeof accountActs)[number];

export const accountLogActions = [
  'created',
  'invited',
  'edited',
  'reissued',
  'withdrawn',
  'joined',
  'reset',
  'password-set',
  'password-changed',
  'signed-out',
  'locked',
  'unlocked',
  'disabled',
  'enabled',
] as const;
export type AccountLogAction = (typeof accountLogActions)[number];

/** One part of an account that was edited, as it was and as it became: a role by its key, an agency by its name; '' = none. */
export const accountChangeSchema = z.object({
  part: z.enum(['displayName', 'role', 'agency', 'parIndexFields']),
  from: z.string(),
  to: z.string(),
});
export type AccountChange = z.infer<typeof accountChangeSchema>;

export const accountLogEntrySchema = z.object({
  number: z.int(),
  at: instant,
  action: z.enum(accountLogActions),
  username: z.string(),
  displayName: z.string(),
  /** Display name of who did it; `null` = on the command line of the server. */
  author: z.string().nullable(),
  /** What an edit changed; empty for every other action. */
  changes: z.array(accountChangeSchema).default([]),
});
export type AccountLogEntry = z.infer<typeof accountLogEntrySchema>;

/** Answer of GET /api/accounts/log?before=NUMBER: newest first. */
export const accountLogAnswerSchema = z.object({ entries: z.array(accountLogEntrySchema), more: z.boolean() });
export type AccountLogAnswer = z.infer<typeof accountLogAnswerSchema>;

/** POST /api/codes/read */
export const readCodeRequestSchema = z.object({ code: z.string().min(1).max(500) });
/** Answer of POST /api/codes/read: what the code is for, before a password is asked. */
export const codeInfoSchema = z.object({
  kind: z.enum(['invitation', 'reset']),
  account: accountSchema,
  expiresAt: instant,
});
export type CodeInfo = z.infer<typeof codeInfoSchema>;

const password = z
  .string()
  .min(1)
  .max(longestPassword * 5);

/** POST /api/codes/use: sets the password and signs in; answered like POST /api/session. */
export const applyCodeRequestSchema = z.object({ code: z.string().min(1).max(500), password });
export type ApplyCodeRequest = z.infer<typeof applyCodeRequestSchema>;

/** POST /api/session/password; the same operation again is answered as done, with no session ended. */
export const changePasswordRequestSchema = z.object({ ...operation, current: password, password });
export type ChangePasswordRequest = z.infer<typeof changePasswordRequestSchema>;

/** A session of the account that asks. `usedAt` is right to five minutes. */
export const ownSessionSchema = z.object({
  openedAt: instant.nullable(),
  usedAt: instant,
  current: z.boolean(),
});
export type OwnSession = z.infer<typeof ownSessionSchema>;

/** Answer of GET /api/sessions, latest used first. */
export const ownSessionsAnswerSchema = z.object({ sessions: z.array(ownSessionSchema) });
export type OwnSessionsAnswer = z.infer<typeof ownSessionsAnswerSchema>;

/** Answer of POST /api/session/password and DELETE /api/sessions: how many sessions ended. */
export const sessionsEndedSchema = z.object({ ended: z.int() });
export type SessionsEnded = z.infer<typeof sessionsEndedSchema>;
