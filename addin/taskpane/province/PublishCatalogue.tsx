import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { useId, useMemo, useState, type ReactNode } from 'react';
import { createCatalogue } from '#shared/agency/agency-catalogue.ts';
import { catalogueScopes, type AgencyRow, type CatalogueScope } from '#shared/agency/agency-row.ts';
import { compareCatalogues, isUnchanged, type CatalogueComparison } from '#shared/agency/compare-catalogues.ts';
import { catalogueOf, withOwn } from '#shared/agency/province-catalogue.ts';
import { readAgencyList } from '#shared/agency/read-agency-list.ts';
import type { ProvinceSettings } from '#shared/api/province-api.ts';
import { usePane, usePaneState } from '../shell/pane-context.ts';
import { words } from '../words.ts';
import { CatalogueChanges } from './CatalogueChanges.tsx';
import { CatalogueVersions } from './CatalogueVersions.tsx';
import { catalogueWords } from './catalogue-words.ts';

const useStyles = makeStyles({
  title: { margin: 0, fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground3 },
  choice: { display: 'flex', gap: tokens.spacingHorizontalS, alignItems: 'baseline' },
});

/** The agency list in front beside the one in use, and the button that puts it in its place. */
export function PublishCatalogue(): ReactNode {
  const styles = useStyles();
  const province = usePaneState((state) => state.province);
  const coordinator = usePaneState(
    ({ sync: { session } }) => session.status === 'signed-in' && session.account.role === 'province',
  );
  return (
    <>
      <h2 className={styles.title}>{words.catalogue.title}</h2>
      <div className={styles.quiet}>{catalogueWords(province)}</div>
      {coordinator ? <Preview /> : <div>{words.catalogue.coordinatorOnly}</div>}
      {coordinator && <CatalogueVersions />}
    </>
  );
}

function Preview(): ReactNode {
  const styles = useStyles();
  const { commands } = usePane();
  const report = usePaneState(({ sheet }) => (sheet.status === 'ready' ? sheet.report : null));
  const province = usePaneState((state) => state.province);
  const [chosen, setChosen] = useState<CatalogueScope | null>(null);
  const [busy, setBusy] = useState(false);
  const group = useId();
  const list = useMemo(() => (report === null ? null : readAgencyList([report.reading])), [report]);
  const scope = chosen ?? list?.scope ?? 'additions';
  const comparison = useMemo(() => list && comparePublished(province, list.rows, scope), [list, province, scope]);
  if (report === null || list === null || comparison === null) return null;
  const errors = report.issues.filter(({ severity }) => severity === 'error').length;
  if (errors > 0) return <div>{words.catalogue.fixFirst(errors)}</div>;

  async function publish(): Promise<void> {
    setBusy(true);
    await commands.publishCatalogue(scope, province?.version ?? 0);
    setBusy(false);
  }

  return (
    <>
      <div role="radiogroup" aria-label={words.catalogue.scope}>
        {catalogueScopes.map((name) => (
          <label key={name} className={styles.choice}>
            <input type="radio" name={group} checked={scope === name} onChange={() => setChosen(name)} />
            {words.catalogue.scopes[name]}
          </label>
        ))}
      </div>
      {isUnchanged(comparison) ? <div>{words.catalogue.unchanged}</div> : <CatalogueChanges comparison={comparison} />}
      <Button appearance="primary" disabled={busy || isUnchanged(comparison)} onClick={() => void publish()}>
        {words.catalogue.publish}
      </Button>
      {busy && <Spinner size="tiny" />}
    </>
  );
}

function comparePublished(
  province: ProvinceSettings | null,
  rows: readonly AgencyRow[],
  scope: CatalogueScope,
): CatalogueComparison {
  const own: readonly AgencyRow[] = province?.agencies.slice(0, province.own) ?? [];
  return compareCatalogues(catalogueOf(province), createCatalogue(withOwn(own, rows), scope));
}
