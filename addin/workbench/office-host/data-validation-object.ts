import { z } from 'zod';
import { refuseFormatting } from './cell-values.ts';
import { invalidArgument, notImplemented } from './host-error.ts';
import { defineHostClass } from './host-object.ts';
import type { OnBlock } from './host-services.ts';

/** Excel's limit for a list of words written into the rule itself. */
const maxSourceLength = 255;

/** The drop-down of one cell. */
function dropDownOf({ services, sheetId, area }: OnBlock): readonly string[] | 'other' | null {
  if (area.top !== area.bottom || area.left !== area.right) throw notImplemented('DataValidation of several cells');
  return services.spreadsheet.dropDown(sheetId, area.top, area.left);
}

const listRuleSchema = z.strictObject({
  list: z.strictObject({ inCellDropDown: z.literal(true), source: z.string() }),
});

/** Validation of a block: only drop-down lists of words written into the rule; any other kind is told by its name. */
export const dataValidation = defineHostClass<OnBlock>({
  name: 'DataValidation',
  read: {
    Type: (self) => {
      const found = dropDownOf(self);
      return found === null ? 'None' : found === 'other' ? 'Custom' : 'List';
    },
    Rule: (self) => {
      const found = dropDownOf(self);
      return found === null || found === 'other' ? {} : { list: { inCellDropDown: true, source: found.join(',') } };
    },
  },
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
