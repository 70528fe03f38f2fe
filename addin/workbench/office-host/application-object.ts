import { invalidArgument, unsupportedOperation } from './host-error.ts';
import { defineHostClass, type HostObject } from './host-object.ts';
import type { HostServices } from './host-services.ts';

/** A workbook that was made but not shown yet. */
interface MadeWorkbook {
  readonly services: HostServices;
  readonly bytes: Uint8Array;
}

const workbookCreated = defineHostClass<MadeWorkbook>({
  name: 'WorkbookCreated',
  identity: () => ({ Id: 'made' }),
  call: { Open: ({ services, bytes }) => openMade(services, bytes) },
});

function openMade({ newWorkbooks }: HostServices, bytes: Uint8Array): void {
  if (!newWorkbooks.open) throw unsupportedOperation();
  newWorkbooks.open(bytes);
}

/** The same in one step, as the library asks for it on the web. */
export function createAndOpenWorkbook(services: HostServices, [file]: readonly unknown[]): void {
  openMade(services, bytesOf(file));
}

const application = defineHostClass<HostServices>({
  name: 'Application',
  open: {
    CreateWorkbook: (services, [file]) => workbookCreated.bind({ services, bytes: bytesOf(file) }),
  },
});

export const applicationMembers = [...application.members, ...workbookCreated.members];

export function openApplication(services: HostServices): HostObject {
  return application.bind(services);
}

/** The file behind its Base64 text. A new workbook without a file is not something the add-in asks for. */
function bytesOf(file: unknown): Uint8Array {
  if (typeof file !== 'string' || file === '') throw invalidArgument();
  let binary: string;
  try {
    binary = atob(file);
  } catch {
    throw invalidArgument();
  }
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
