import { z } from 'zod';
import { columnFields, sheetKinds } from '#shared/sheet/sheet-kind.ts';

const linkSchema = z.object({
  sheetId: z.string(),
  documentId: z.string(),
  number: z.string().nullable(),
  title: z.string(),
  year: z.int().nullable().catch(null),
  /** What the sheet said when its officer said that it is this document, whatever its words (see `other-document.ts`). */
  accepted: z.string().max(300).nullable().catch(null),
  /** The last cursor the server answered to this sheet of this workbook. */
  cursor: z.int().min(0),
  /** What the account saw of the document that the cursor was answered to (SPEC C-7); absent where all see the whole. */
  sight: z.string().max(64).optional().catch(undefined),
  /** Whether the sheet keeps the whole document, or only the rows that its agency leads or helps with. */
  scope: z.enum(['all', 'mine']).catch('all'),
  /** Which rows of the document stood in the sheet (see `held-rows.ts`); `null` = not remembered. */
  held: z.string().max(80_000).nullable().catch(null),
  /** Synced fields whose column is gone and about which the officer has not decided yet (SPEC I-10). */
  gone: z.array(z.string()).catch([]),
  /** Fields that the officer let go with their column: nothing brings it back but she. */
  letGo: z.array(z.string()).catch([]),
});

/** Which document of the province a sheet is a copy of. */
export type DocumentLink = z.infer<typeof linkSchema>;

const columnsSchema = z.object({
  sheetId: z.string(),
  kind: z.enum(sheetKinds),
  headerTop: z.int().min(0),
  headerBottom: z.int().min(0),
  columns: z.array(
    z.object({
      column: z.int().min(0),
      field: z.enum(columnFields).nullable(),
      header: z.string().nullable().catch(null),
    }),
  ),
});
export type StoredColumns = z.infer<typeof columnsSchema>;

const ignoredSchema = z.object({ sheetId: z.string(), key: z.string(), reason: z.string().max(500) });

const anchorSchema = z.object({ sheetId: z.string(), key: z.string().max(500), day: z.iso.date() });

const surveySchema = z.object({
  sheetId: z.string(),
  method: z.enum(['weights', 'satisfied']),
  average: z.enum(['answers', 'groups']),
  /** `null` = the example stands. */
  answers: z
    .array(z.object({ label: z.string(), weight: z.number().min(0).max(100).nullable(), satisfied: z.boolean() }))
    .nullable(),
});

const ruleOffSchema = z.object({ code: z.string().max(100), reason: z.string().min(1).max(500) });
/** A rule that the workbook does not want to hear of, and why. */
export type WorkbookRuleOff = z.infer<typeof ruleOffSchema>;

/** A sheet that the notes speak of: its id when they were written, its name, and the key it carries, if it could. */
const sheetSchema = z.object({ sheetId: z.string(), name: z.string(), key: z.string().nullable() });

/**
 * What Bảng Điểm keeps inside the workbook file. It travels with every copy of the file, so it holds nothing that opens
 * a door: no token, no password, no name. A part that cannot be read is as if it were not there; the others stay.
 */
export const workbookNotesSchema = z.object({
  workbookId: z.uuid().nullable().catch(null),
  sheets: z.array(sheetSchema).catch([]),
  links: z.array(linkSchema).catch([]),
  columns: z.array(columnsSchema).catch([]),
  ignored: z.array(ignoredSchema).catch([]),
  rulesOff: z.array(ruleOffSchema).catch([]),
  /** Days that relative deadlines of a sheet count from, by `anchorKey`. */
  anchors: z.array(anchorSchema).catch([]),
  /** How surveys are worked out, by sheet. */
  surveys: z.array(surveySchema).catch([]),
});
export type WorkbookNotes = z.infer<typeof workbookNotesSchema>;

export const emptyNotes: WorkbookNotes = {
  workbookId: null,
  sheets: [],
  links: [],
  columns: [],
  ignored: [],
  rulesOff: [],
  anchors: [],
  surveys: [],
};
