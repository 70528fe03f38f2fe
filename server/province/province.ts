import { catalogueOf, withOwn } from '#shared/agency/province-catalogue.ts';
import type { ProvinceSettings } from '#shared/api/province-api.ts';
import { toPublishedAgency } from '#shared/api/province-api.ts';
import { findRule } from '#shared/check/rule-registry.ts';
import { hashRequest } from '#server/sync/request-hash.ts';
import { Leadership } from '#server/sync/leadership.ts';
import type { RuleSwitch } from '#server/store/province-store.ts';
import type { Store } from '#server/store/store.ts';

/**
 * What the province checks by: its agencies and the rules it has switched off. Kept in memory for every request; a
 * change is written to the store first and read back from there.
 */
export class Province {
  private lastReading: Promise<void> = Promise.resolve();

  private constructor(
    private readonly store: Store,
    private current: ProvinceSettings,
    private leaders: Leadership,
  ) {}

  static async open(store: Store): Promise<Province> {
    const settings = await readSettings(store);
    return new Province(store, settings, new Leadership(catalogueOf(settings)));
  }

  get settings(): ProvinceSettings {
    return this.current;
  }

  /** Who answers for a row, by the agencies in use. */
  get leadership(): Leadership {
    return this.leaders;
  }

  /** Takes in what was written to the store. One reading after the other, so that an older one never comes last. */
  reload(): Promise<void> {
    const reading = this.lastReading.then(() => this.takeIn());
    this.lastReading = reading.catch(() => undefined);
    return reading;
  }

  private async takeIn(): Promise<void> {
    const settings = await readSettings(this.store);
    if (settings.tag === this.current.tag) return;
    this.current = settings;
    this.leaders = new Leadership(catalogueOf(settings));
  }
}

async function readSettings(store: Store): Promise<ProvinceSettings> {
  const [own, latest, switches] = await Promise.all([
    store.accounts.listAgencies(),
    store.province.latestCatalogue(),
    store.province.listRuleSwitches(),
  ]);
  const published = latest?.agencies ?? [];
  // The agencies that accounts were made for stay known, whatever list is published.
  const agencies = withOwn(own.map(toPublishedAgency), published);
  const content = {
    // Back at the product's own list there is no list of the province to speak of.
    catalogue: latest?.info.restoredFrom === 0 ? null : (latest?.info ?? null),
    version: latest?.info.version ?? 0,
    scope: latest?.info.scope ?? 'additions',
    agencies,
    own: agencies.length - published.length,
    rulesOff: rulesOff(switches),
  };
  return { tag: hashRequest(content), ...content };
}

/** The rules that are off now: of each rule its latest switch, unless it has become an error since. */
function rulesOff(switches: readonly RuleSwitch[]): ProvinceSettings['rulesOff'] {
  const latest = new Map<string, RuleSwitch>();
  for (const entry of switches) if (!latest.has(entry.code)) latest.set(entry.code, entry);
  return [...latest.values()]
    .filter(({ code, off }) => off && findRule(code)?.severity !== 'error')
    .map(({ code, reason, author, at }) => ({ code, reason, author, at }));
}
