import type { CriterionRecord } from '../sheet/sheet-record.ts';
import type { SheetTable } from '../sheet/sheet-table.ts';

/** A criterion with the rows that are summed into it. */
export interface CriterionNode {
  readonly record: CriterionRecord;
  readonly parent: CriterionNode | null;
  readonly children: readonly CriterionNode[];
}

/** The criteria of one table. `orphans` name a parent that no row above or below has. */
export interface CriteriaTree {
  readonly table: SheetTable;
  readonly nodes: readonly CriterionNode[];
  readonly roots: readonly CriterionNode[];
  readonly orphans: readonly CriterionNode[];
}

interface GrowingNode extends CriterionNode {
  parent: GrowingNode | null;
  readonly children: GrowingNode[];
}

/**
 * Joins rows to their parents by code, in one pass. Where a code stands twice, a row belongs to the nearest one
 * above it, as a reader of the sheet would take it.
 */
export function growCriteriaTree(table: SheetTable): CriteriaTree {
  const nodes: GrowingNode[] = table.records
    .filter((record) => record.kind === 'criteria')
    .map((record) => ({ record, parent: null, children: [] }));
  const anywhere = new Map<string, GrowingNode>();
  for (const node of nodes) {
    const { code } = node.record;
    if (code !== null && !anywhere.has(code)) anywhere.set(code, node);
  }
  const above = new Map<string, GrowingNode>();
  const roots: GrowingNode[] = [];
  const orphans: GrowingNode[] = [];
  for (const node of nodes) {
    const { code, parent: parentCode } = node.record;
    const parent = parentCode === null ? undefined : (above.get(parentCode) ?? anywhere.get(parentCode));
    if (parent !== undefined && parent !== node) {
      node.parent = parent;
      parent.children.push(node);
    } else if (parentCode === null) roots.push(node);
    else orphans.push(node);
    if (code !== null) above.set(code, node);
  }
  return { table, nodes, roots, orphans };
}
