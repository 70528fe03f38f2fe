import { invalidArgument } from './host-error.ts';
import { defineHostClass, type HostObject } from './host-object.ts';
import type { HostServices } from './host-services.ts';

interface OnSetting {
  readonly services: HostServices;
  readonly key: string;
}

const setting = defineHostClass<OnSetting>({
  name: 'Setting',
  identity: ({ key }) => ({ _Id: key }),
  read: { Value: ({ services, key }) => settingsOf(services).get(key) },
});

const settingCollection = defineHostClass<HostServices>({
  name: 'SettingCollection',
  open: {
    GetItemOrNullObject: (services, [key]) => findSetting(services, key),
    /** Adds, or replaces what has the same key. */
    Add: (services, [key, value]) => {
      if (typeof key !== 'string' || key === '') throw invalidArgument();
      settingsOf(services).set(key, value);
      return setting.bind({ services, key });
    },
  },
});

export const settingMembers = [...setting.members, ...settingCollection.members];

export function openSettings(services: HostServices): HostObject {
  return settingCollection.bind(services);
}

function findSetting(services: HostServices, key: unknown): HostObject | null {
  return typeof key === 'string' && settingsOf(services).has(key) ? setting.bind({ services, key }) : null;
}

function settingsOf({ spreadsheet, faults, otherSettings }: HostServices): Map<string, unknown> {
  return faults.otherCatalogue ? otherSettings : spreadsheet.settings;
}
