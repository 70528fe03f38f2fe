import { defineHostClass, type HostObject } from './host-object.ts';
import type { HostServices } from './host-services.ts';
import { openSettings } from './setting-object.ts';
import { openWorksheets } from './worksheet-object.ts';

/** The root of every request. */
const workbook = defineHostClass<HostServices>({
  name: 'Workbook',
  open: {
    Worksheets: (services) => openWorksheets(services),
    Settings: (services) => openSettings(services),
  },
  call: {
    _RemoveReference: ({ references }, [id]) => references.remove(String(id)),
  },
});

export const workbookMembers = workbook.members;

export function openWorkbook(services: HostServices): HostObject {
  return workbook.bind(services);
}
