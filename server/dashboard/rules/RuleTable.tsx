import { Badge, Button, Input, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { ProvinceRulesAnswer } from '#shared/api/province-api.ts';
import { foldText } from '#shared/text/fold-text.ts';
import { showInstant, words } from '../words.ts';
import { SwitchOffForm } from './SwitchOffForm.tsx';

const useStyles = makeStyles({
  panel: {
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    padding: '10px 14px 12px',
    display: 'grid',
    rowGap: '8px',
  },
  top: { display: 'flex', alignItems: 'center', columnGap: '12px', flexWrap: 'wrap' },
  grow: { flexGrow: 1 },
  table: { width: '100%', borderCollapse: 'collapse' },
  head: { textAlign: 'left', padding: '6px 8px', borderBottom: `2px solid ${tokens.colorNeutralStroke1}` },
  cell: {
    padding: '7px 8px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    verticalAlign: 'top',
    overflowWrap: 'anywhere',
  },
  minor: { color: tokens.colorNeutralForeground3 },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', rowGap: '6px' },
});

interface Props {
  readonly answer: ProvinceRulesAnswer;
  readonly mayChange: boolean;
  /** Answers whether it was done. */
  onSwitch(code: string, off: boolean, reason: string): Promise<boolean>;
}

/** Every warning and hint with its switch, those that are off first; then what was switched, by whom and why. */
export function RuleTable({ answer, mayChange, onSwitch }: Props) {
  const styles = useStyles();
  const [search, setSearch] = useState('');
  const [asking, setAsking] = useState<string | null>(null);
  const wanted = foldText(search);
  const shown = answer.rules
    .filter(({ title, why }) => wanted === '' || foldText(`${title} ${why}`).includes(wanted))
    .sort((a, b) => Number(b.off !== null) - Number(a.off !== null));
  const off = answer.rules.filter((rule) => rule.off !== null).length;
  return (
    <section className={styles.panel} aria-label={words.rulesTitle}>
      <div className={styles.top}>
        <Text as="h2" weight="semibold" size={400} className={styles.grow}>
          {words.rulesTitle}
        </Text>
        <Text>{words.rulesOff(off)}</Text>
        <Input
          type="search"
          aria-label={words.searchRule}
          placeholder={words.searchRule}
          value={search}
          onChange={(_, { value }) => setSearch(value)}
        />
      </div>
      <Text className={styles.minor}>{words.rulesLead}</Text>
      <table className={styles.table}>
        <thead>
          <tr>
            {[words.rule, words.severity, words.state].map((name) => (
              <th key={name} className={styles.head} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((rule) => (
            <tr key={rule.code}>
              <td className={styles.cell}>
                {rule.title}
                <div className={styles.minor}>{rule.why}</div>
                {rule.off && (
                  <div>
                    {words.reasonOff}: {rule.off.reason}
                    <div className={styles.minor}>
                      {rule.off.author}, {showInstant(rule.off.at)}
                    </div>
                  </div>
                )}
                {asking === rule.code && (
                  <SwitchOffForm
                    onCancel={() => setAsking(null)}
                    onConfirm={(reason) => {
                      void onSwitch(rule.code, true, reason).then((done) => done && setAsking(null));
                    }}
                  />
                )}
              </td>
              <td className={styles.cell}>{words[rule.severity]}</td>
              <td className={styles.cell}>
                <Badge appearance="tint" color={rule.off ? 'warning' : 'success'}>
                  {rule.off ? words.ruleOff : words.ruleOn}
                </Badge>{' '}
                {rule.off ? (
                  <Button
                    size="small"
                    disabled={!mayChange}
                    aria-label={`${words.switchOn}: ${rule.title}`}
                    onClick={() => void onSwitch(rule.code, false, words.switchOn)}
                  >
                    {words.switchOn}
                  </Button>
                ) : (
                  <Button
                    size="small"
                    disabled={!mayChange || asking === rule.code}
                    aria-label={`${words.switchOff} ${rule.title}`}
                    onClick={() => setAsking(rule.code)}
                  >
                    {words.switchOff}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Text as="h3" weight="semibold">
        {words.changes}
      </Text>
      {answer.history.length === 0 && <Text className={styles.minor}>{words.noChanges}</Text>}
      <ul className={styles.list}>
        {answer.history.slice(0, 100).map((entry) => (
          <li key={`${entry.at} ${entry.code} ${String(entry.off)}`}>
            {entry.off ? words.ruleOff : words.switchOn}: {entry.title}. {entry.reason}
            <div className={styles.minor}>
              {entry.author}, {showInstant(entry.at)}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
