import { createAndOpenWorkbook, openApplication } from './application-object.ts';
import { openCustomXmlParts } from './custom-xml-object.ts';
import { defineHostClass, type HostObject } from './host-object.ts';
import { openTables } from './filter-object.ts';
import type { HostServices } from './host-services.ts';
import { openSettings } from './setting-object.ts';
import { openWorksheets } from './worksheet-object.ts';

/** The root of every request. */
const workbook = defineHostClass<HostServices>({
  name: 'Workbook',
  open: {
    Application: (services) => openApplication(services),
    Worksheets: (services) => openWorksheets(services),
    CustomXmlParts: (services) => openCustomXmlParts(services),
    Tables: (services) => openTables({ services, sheetId: null }),
    Settings: (services) => openSettings(services),
  },
  call: {
    CreateAndOpenWorkbook: createAndOpenWorkbook,
    _RemoveReference: ({ references }, [id]) => references.remove(String(id)),
  },
});

export const workbookMembers = workbook.members;

export function openWorkbook(services: HostServices): HostObject {
  return workbook.bind(services);
}
