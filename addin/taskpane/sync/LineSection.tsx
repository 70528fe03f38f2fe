import type { ReactNode } from 'react';
import { SeverityIcon } from '../issues/SeverityIcon.tsx';
import type { RowLine } from '../state/sync-lines.ts';
import { ResultSection } from './ResultSection.tsx';
import { RowList } from './RowList.tsx';

export interface LineSectionProps {
  readonly title: (count: number) => string;
  readonly lines: readonly RowLine[];
  readonly severity?: 'error' | 'warning';
  readonly openAtFirst?: boolean;
  /** What can be done about the lines, below them. */
  readonly children?: ReactNode;
}

/** Lines about rows under a heading that counts them; nothing where there are none. */
export function LineSection({ title, lines, severity, openAtFirst = true, children }: LineSectionProps): ReactNode {
  if (lines.length === 0) return null;
  const label = title(lines.length);
  return (
    <ResultSection title={label} icon={severity && <SeverityIcon severity={severity} />} openAtFirst={openAtFirst}>
      <RowList label={label} lines={lines} />
      {children}
    </ResultSection>
  );
}
