import { Badge, Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { CatalogueInfo, ProvinceSettings } from '#shared/api/province-api.ts';
import { showInstant, words } from '../words.ts';

const useStyles = makeStyles({
  panel: {
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    padding: '10px 14px 12px',
    display: 'grid',
    rowGap: '6px',
  },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  item: {
    display: 'flex',
    alignItems: 'center',
    columnGap: '12px',
    padding: '6px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  grow: { flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' },
  minor: { color: tokens.colorNeutralForeground3 },
});

interface Props {
  readonly settings: ProvinceSettings;
  readonly versions: readonly CatalogueInfo[];
  readonly mayChange: boolean;
  onRestore(version: number): void;
}

/** Which agency list is in use, who published which and when, and the way back to an earlier one. */
export function CatalogueHistory({ settings, versions, mayChange, onRestore }: Props) {
  const styles = useStyles();
  const inUse = settings.catalogue?.version ?? 0;
  return (
    <section className={styles.panel} aria-label={words.catalogueTitle}>
      <Text as="h2" weight="semibold" size={400}>
        {words.catalogueTitle}
      </Text>
      <Text>{inUse === 0 ? words.catalogueNone : words.version(inUse)}</Text>
      <Text className={styles.minor}>{words.catalogueHow}</Text>
      {versions.length > 0 && (
        <ul className={styles.list}>
          {versions.map(({ version, count, author, at, restoredFrom }) => (
            <li key={version} className={styles.item}>
              <span className={styles.grow}>
                {words.version(version)}:{' '}
                {restoredFrom === null ? words.versionRows(count) : words.restoredFrom(restoredFrom)}
                <div className={styles.minor}>
                  {author}, {showInstant(at)}
                </div>
              </span>
              <Choice
                name={words.version(version)}
                current={version === inUse}
                mayChange={mayChange}
                onChoose={() => onRestore(version)}
              />
            </li>
          ))}
          <li className={styles.item}>
            <span className={styles.grow}>{words.builtIn}</span>
            <Choice name={words.builtIn} current={inUse === 0} mayChange={mayChange} onChoose={() => onRestore(0)} />
          </li>
        </ul>
      )}
    </section>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly current: boolean;
  readonly mayChange: boolean;
  onChoose(): void;
}

function Choice({ name, current, mayChange, onChoose }: ChoiceProps) {
  if (current) return <Badge color="success">{words.inUse}</Badge>;
  return (
    <Button size="small" disabled={!mayChange} aria-label={`${words.restore}: ${name}`} onClick={onChoose}>
      {words.restore}
    </Button>
  );
}
