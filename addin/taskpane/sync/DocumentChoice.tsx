import { makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { DocumentInfo } from '#shared/api/document-api.ts';
import { formatDay } from '../format.ts';
import { words } from '../words.ts';

const useStyles = makeStyles({
  label: { display: 'flex', flexDirection: 'column', overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

export interface DocumentChoiceProps {
  readonly label: string;
  readonly documents: readonly DocumentInfo[];
  /** Id of the chosen document. */
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
}

/** One document out of several. */
export function DocumentChoice({ label, documents, chosen, onChoose }: DocumentChoiceProps): ReactNode {
  return (
    <RadioGroup value={chosen ?? ''} aria-label={label} onChange={(_, { value }) => onChoose(value)}>
      {documents.map((document) => (
        <Radio key={document.id} value={document.id} label={<DocumentLabel document={document} />} />
      ))}
    </RadioGroup>
  );
}

function DocumentLabel({ document }: { document: DocumentInfo }): ReactNode {
  const styles = useStyles();
  const facts = [
    document.date && formatDay(document.date),
    document.agencyName,
    words.header.rows(document.rowCount),
  ].filter(Boolean);
  return (
    <span className={styles.label}>
      <span>{document.number ?? document.title}</span>
      {document.number && <span className={styles.quiet}>{document.title}</span>}
      <span className={styles.quiet}>{facts.join(' · ')}</span>
    </span>
  );
}
