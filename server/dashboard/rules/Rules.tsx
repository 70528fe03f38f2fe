import { makeStyles, MessageBar, MessageBarBody, Spinner } from '@fluentui/react-components';
import { useCallback, useEffect, useState } from 'react';
import type { ApiFailure, ApiResult } from '#addin/api/request-json.ts';
import type { DashboardApi } from '../dashboard-api.ts';
import { LoadFailure } from '../shell/LoadFailure.tsx';
import { useLoaded } from '../use-loaded.ts';
import { words } from '../words.ts';
import { CatalogueHistory } from './CatalogueHistory.tsx';
import { RuleTable } from './RuleTable.tsx';

const useStyles = makeStyles({ page: { display: 'grid', rowGap: '16px', maxWidth: '1100px' } });

interface Props {
  readonly api: DashboardApi;
  readonly token: string;
  /** Whether this account coordinates for the province; the server refuses anybody else. */
  readonly mayChange: boolean;
  onFailure(failure: ApiFailure | null): void;
}

/** What every workbook of the province is checked by: the agency list in use and the rules that are on. */
export function Rules({ api, token, mayChange, onFailure }: Props) {
  const styles = useStyles();
  const settings = useLoaded(useCallback(() => api.provinceSettings(token), [api, token]));
  const versions = useLoaded(useCallback(() => api.catalogueVersions(token), [api, token]));
  const rules = useLoaded(useCallback(() => api.provinceRules(token), [api, token]));
  const [refusal, setRefusal] = useState<ApiFailure | null>(null);
  const [busy, setBusy] = useState(false);
  const failure = settings.failure ?? versions.failure ?? rules.failure ?? refusal;
  useEffect(() => onFailure(failure), [failure, onFailure]);

  const reload = (): void => {
    for (const part of [settings, versions, rules]) part.reload();
  };
  const change = async (call: Promise<ApiResult<unknown>>): Promise<boolean> => {
    setBusy(true);
    const result = await call;
    setBusy(false);
    setRefusal(result.ok ? null : result);
    reload();
    return result.ok;
  };

  return (
    <div className={styles.page}>
      <LoadFailure failure={settings.failure ?? versions.failure ?? rules.failure} reload={reload} />
      {refusal && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>{refusal.message}</MessageBarBody>
        </MessageBar>
      )}
      {!mayChange && (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>{words.readOnly}</MessageBarBody>
        </MessageBar>
      )}
      {(!settings.value || !versions.value || !rules.value) && !failure && <Spinner label={words.loading} />}
      {settings.value && versions.value && (
        <CatalogueHistory
          settings={settings.value}
          versions={versions.value.versions}
          mayChange={mayChange && !busy}
          onRestore={(version) => {
            const base = settings.value?.version ?? 0;
            void change(api.restoreCatalogue(token, { operationId: crypto.randomUUID(), base, version }));
          }}
        />
      )}
      {rules.value && (
        <RuleTable
          answer={rules.value}
          mayChange={mayChange && !busy}
          onSwitch={(code, off, reason) =>
            change(api.switchRule(token, { operationId: crypto.randomUUID(), code, off, reason }))
          }
        />
      )}
    </div>
  );
}
