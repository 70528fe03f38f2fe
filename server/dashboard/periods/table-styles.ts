import { makeStyles, tokens } from '@fluentui/react-components';

/** Plain tables of this page. */
export const useTableStyles = makeStyles({
  scroll: { overflowX: 'auto' },
  table: { width: '100%', borderCollapse: 'collapse' },
  head: {
    textAlign: 'left',
    fontWeight: tokens.fontWeightSemibold,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
    padding: '2px 8px 4px 0',
  },
  cell: {
    padding: '6px 8px 6px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    verticalAlign: 'top',
    // Not «anywhere»: that would let a narrow window press a column down to single letters.
    overflowWrap: 'break-word',
  },
  number: { textAlign: 'right', fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
  minor: { color: tokens.colorNeutralForeground3 },
  actions: { textAlign: 'right', whiteSpace: 'nowrap' },
});
