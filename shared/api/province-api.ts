import { z } from 'zod';
import { catalogueScopes, type AgencyRow } from '../agency/agency-row.ts';

/** Agencies of one list, at most: a province of 150 communes has a few hundred. */
export const mostAgencies = 5_000;
const called = z.string().trim().min(1).max(300);
const year = z.int().min(1900).max(2200).nullable();

/** A row of the province's agency list; see `AgencyRow`. */
export const agencyRowSchema = z.object({
  code: z.string().trim().max(64).nullable(),
  name: called,
  variants: z.array(called).max(300),
  level: z.string().max(100).nullable(),
  validFrom: year,
  validTo: year,
  lastDay: z.iso.date().nullable(),
  parent: called.nullable(),
  successors: z.array(called).max(100),
  members: z.array(called).max(1_000),
});
export type PublishedAgency = z.infer<typeof agencyRowSchema>;

/** A row of a sheet as it is published. */
export function toPublishedAgency(row: AgencyRow): PublishedAgency {
  return {
    code: row.code,
    name: row.name ?? '',
    variants: [...row.variants],
    level: row.level,
    validFrom: row.validFrom,
    validTo: row.validTo,
    lastDay: row.lastDay ?? null,
    parent: row.parent ?? null,
    successors: [...(row.successors ?? [])],
    members: [...(row.members ?? [])],
  };
}

/** One version of the province's agency list: who published it and when. */
export const catalogueInfoSchema = z.object({
  /** 1, 2, 3 …; 0 stands for the product's own list everywhere a version is asked for. */
  version: z.int().min(1),
  scope: z.enum(catalogueScopes),
  /** Rows of the list. */
  count: z.int().min(0),
  author: z.string(),
  at: z.string(),
  /** The earlier version this one brought back, or `null`. */
  restoredFrom: z.int().min(0).nullable(),
});
export type CatalogueInfo = z.infer<typeof catalogueInfoSchema>;

const ruleOffSchema = z.object({ code: z.string(), reason: z.string(), author: z.string(), at: z.string() });

/**
 * Answer of GET /api/province/settings: what every pane of the province checks by. Carries `tag` as its ETag; a request
 * with `If-None-Match` of the present tag is answered 304 without a body.
 */
export const provinceSettingsSchema = z.object({
  tag: z.string().min(1),
  /** `null` while the province has published no list, or has gone back to the product's own. */
  catalogue: catalogueInfoSchema.nullable(),
  /** Number of the latest version, 0 before the first; the next publish names it as its base. */
  version: z.int().min(0),
  scope: z.enum(catalogueScopes),
  agencies: z.array(agencyRowSchema),
  /** How many of the first agencies stay whatever is published: accounts were made for them. */
  own: z.int().min(0).default(0),
  /** Warnings and hints that the province does not want to see, by code. */
  rulesOff: z.array(ruleOffSchema),
});
export type ProvinceSettings = z.infer<typeof provinceSettingsSchema>;

/**
 * POST /api/province/agencies. A resend with the same id changes nothing. Refused with 403 `province-only`,
 * 409 `catalogue-changed` when `base` is not the version in use, 422 `agency-list-invalid` or `account-agency-missing`.
 */
export const publishCatalogueRequestSchema = z.object({
  operationId: z.uuid(),
  /** The version that the preview compared with; 0 = the product's own list. */
  base: z.int().min(0),
  scope: z.enum(catalogueScopes),
  agencies: z.array(agencyRowSchema).min(1).max(mostAgencies),
});
export type PublishCatalogueRequest = z.infer<typeof publishCatalogueRequestSchema>;

/** POST /api/province/agencies/restore: publishes an earlier version again; 0 = the product's own list. */
export const restoreCatalogueRequestSchema = z.object({
  operationId: z.uuid(),
  base: z.int().min(0),
  version: z.int().min(0),
});
export type RestoreCatalogueRequest = z.infer<typeof restoreCatalogueRequestSchema>;

/** Answer of GET /api/province/agencies/versions, newest first. */
export const catalogueVersionsAnswerSchema = z.object({ versions: z.array(catalogueInfoSchema) });
export type CatalogueVersionsAnswer = z.infer<typeof catalogueVersionsAnswerSchema>;

/** Answer of GET /api/province/rules: every rule that may be switched off, and what was switched, newest first. */
export const provinceRulesAnswerSchema = z.object({
  rules: z.array(
    z.object({
      code: z.string(),
      title: z.string(),
      why: z.string(),
      severity: z.enum(['warning', 'info']),
      off: ruleOffSchema.nullable(),
    }),
  ),
  history: z.array(ruleOffSchema.extend({ title: z.string(), off: z.boolean() })),
});
export type ProvinceRulesAnswer = z.infer<typeof provinceRulesAnswerSchema>;

/** POST /api/province/rules. Refused with 422 `rule-is-error`: what blocks sync is never switched off. */
export const switchRuleRequestSchema = z
  .object({
    operationId: z.uuid(),
    code: z.string().min(1).max(100),
    off: z.boolean(),
    reason: z.string().trim().max(500),
  })
  .refine(({ off, reason }) => !off || reason !== '', { path: ['reason'], message: 'reason is required' });
export type SwitchRuleRequest = z.infer<typeof switchRuleRequestSchema>;
