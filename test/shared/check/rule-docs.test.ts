import { expect, it } from 'vitest';
import { ruleDocs, ruleDocsAreCurrent } from '../../../tools/write-rule-docs.ts';

it('the page of rules says what the rules say (npx tsx tools/write-rule-docs.ts writes it anew)', () => {
  expect(ruleDocs()).toContain('| `deadline-missing` | Lỗi |');
  expect(ruleDocsAreCurrent()).toBe(true);
});
