import { z } from 'zod';
import { refuseFormatting } from './cell-values.ts';
import { invalidArgument, notImplemented } from './host-error.ts';
import { defineHostClass } from './host-object.ts';
import type { OnBlock } from './host-services.ts';

/** Excel's limit for a list of words written into the rule itself. */
const maxSourceLength = 255;

const listRuleSchema = z.strictObject({
  list: z.strictObject({ inCellDropDown: z.literal(true), source: z.string() }),
});

/** Validation of a block: only drop-down lists of words written into the rule. */
export const dataValidation = defineHostClass<OnBlock>({
  name: 'DataValidation',
  write: {
    Rule: ({ services, sheetId, area }, value) => {
      const parsed = listRuleSchema.safeParse(value);
      if (!parsed.success) throw notImplemented('DataValidation.rule other than a drop-down list of words');
      const { source } = parsed.data.list;
      if (source.startsWith('=')) throw notImplemented('DataValidation.rule with a range as its source');
      if (source === '' || source.length > maxSourceLength) throw invalidArgument();
      refuseFormatting({ services, sheetId });
      services.spreadsheet.setDropDown(
        sheetId,
        area,
        source.split(',').map((word) => word.trim()),
      );
    },
  },
});
