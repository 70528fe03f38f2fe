import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { AgencyCatalogue } from '#shared/agency/agency-catalogue.ts';
import { parseAgencies } from '#shared/agency/parse-agencies.ts';
import { suggestAgencies } from '#shared/agency/suggest-agency.ts';
import { foldText } from '#shared/text/fold-text.ts';
import { editWords } from './edit-words.ts';

const useStyles = makeStyles({
  hints: { display: 'flex', flexWrap: 'wrap', gap: '4px', alignItems: 'center', paddingTop: '4px' },
  warning: { color: tokens.colorPaletteDarkOrangeForeground1 },
});

interface Hint {
  readonly key: string;
  readonly name: string;
  readonly next: string;
}

/** Names of the catalogue that hold what is being typed last; what is complete needs none. */
function completions(text: string, catalogue: AgencyCatalogue): readonly Hint[] {
  const start = Math.max(text.lastIndexOf(','), text.lastIndexOf(';'), text.lastIndexOf('\n')) + 1;
  const typed = foldText(text.slice(start)).trim();
  if (typed.length < 2) return [];
  const found = catalogue.entries.filter(({ name }) => foldText(name).includes(typed)).slice(0, 6);
  if (found.some(({ name }) => foldText(name) === typed)) return [];
  const before = text.slice(0, start);
  return found
    .slice(0, 5)
    .map(({ code, name }) => ({ key: code, name, next: `${before}${before === '' ? '' : ' '}${name}` }));
}

interface Props {
  readonly text: string;
  readonly year: number | null;
  readonly catalogue: AgencyCatalogue;
  onChange(text: string): void;
}

/** What the catalogue knows of the names typed: those it does not have, with what comes near. */
export function AgencyHints({ text, year, catalogue, onChange }: Props) {
  const styles = useStyles();
  const unknown = parseAgencies(text, catalogue).filter(({ code }) => code === null);
  const completing = completions(text, catalogue);
  const near =
    completing.length > 0
      ? []
      : unknown.flatMap((ref) =>
          suggestAgencies(ref.text, catalogue, { year }).map(({ entry, name }) => ({
            key: `${ref.text}/${entry.code}`,
            name,
            next: text.replace(ref.text, () => name),
          })),
        );
  const hints = [...completing, ...near];
  if (hints.length === 0 && unknown.length === 0) return null;
  return (
    <div className={styles.hints} role="status">
      {completing.length === 0 &&
        unknown.map((ref) => (
          <Text key={ref.text} size={200} className={styles.warning}>
            {editWords.unknownAgency(ref.text)}
          </Text>
        ))}
      {hints.length > 0 && <Text size={200}>{editWords.suggest}</Text>}
      {hints.map(({ key, name, next }) => (
        <Button key={key} size="small" appearance="outline" onClick={() => onChange(next)}>
          {name}
        </Button>
      ))}
    </div>
  );
}
