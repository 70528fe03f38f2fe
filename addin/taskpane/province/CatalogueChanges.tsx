import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import type { AgencyChange, CatalogueComparison } from '#shared/agency/compare-catalogues.ts';
import { words } from '../words.ts';

/** More than this at once is for searching, not for reading: the rest comes on demand. */
const pageSize = 20;

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  item: { padding: `${tokens.spacingVerticalXXS} 0`, overflowWrap: 'anywhere' },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground3 },
});

interface Line {
  readonly code: string;
  readonly name: string;
  readonly details: readonly string[];
}

/** What the new list does: agencies added, changed, ended and dropped, and how their names change. */
export function CatalogueChanges({ comparison }: { comparison: CatalogueComparison }): ReactNode {
  const { added, changed, ended, dropped } = comparison;
  const plain = ({ code, name, variants }: (typeof added)[number]): Line => ({
    code,
    name,
    details: variants.length > 0 ? [variants.join('; ')] : [],
  });
  return (
    <>
      <Section title={words.catalogue.added(added.length)} lines={added.map(plain)} />
      <Section title={words.catalogue.changed(changed.length)} lines={changed.map(changeLine)} />
      <Section title={words.catalogue.ended(ended.length)} lines={ended.map(changeLine)} />
      <Section title={words.catalogue.dropped(dropped.length)} lines={dropped.map(plain)} />
    </>
  );
}

function changeLine({ before, after, variantsAdded, variantsDropped, otherwise }: AgencyChange): Line {
  const details: string[] = [];
  if (before.validTo === null && after.validTo !== null) {
    details.push(words.catalogue.endsIn(after.validTo, after.successors.join(', ')));
  } else if (otherwise && before.name === after.name) details.push(words.catalogue.otherwise);
  if (variantsAdded.length > 0) details.push(words.catalogue.newNames(variantsAdded.join('; ')));
  if (variantsDropped.length > 0) details.push(words.catalogue.lostNames(variantsDropped.join('; ')));
  return {
    code: after.code,
    name: before.name === after.name ? after.name : `${before.name} → ${after.name}`,
    details,
  };
}

function Section({ title, lines }: { title: string; lines: readonly Line[] }): ReactNode {
  const styles = useStyles();
  const [shown, setShown] = useState(pageSize);
  if (lines.length === 0) return null;
  return (
    <section aria-label={title}>
      <h3 className={styles.heading}>{title}</h3>
      <ul className={styles.list}>
        {lines.slice(0, shown).map(({ code, name, details }) => (
          <li key={code} className={styles.item}>
            {name} <span className={styles.quiet}>{code}</span>
            {details.map((detail) => (
              <div key={detail} className={styles.quiet}>
                {detail}
              </div>
            ))}
          </li>
        ))}
      </ul>
      {lines.length > shown && (
        <Button size="small" appearance="subtle" onClick={() => setShown(shown + pageSize)}>
          {words.showMore(lines.length - shown)}
        </Button>
      )}
    </section>
  );
}
