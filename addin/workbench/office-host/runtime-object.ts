import { notImplemented } from './host-error.ts';
import { defineHostClass, type HostObject } from './host-object.ts';

/** What the add-in's shared runtime told the host. */
export interface RuntimeState {
  /** Whether the add-in asked for its pane to be shown. */
  shown: boolean;
  /** Whether the library announced that ribbon actions can be run. */
  actionsReady: boolean;
}

/** Shows and hides the pane (`Office.addin.showAsTaskpane`). */
const appRuntimeService = defineHostClass<RuntimeState>({
  name: 'AppRuntimeService',
  call: {
    SetAppRuntimeState: (state, [wanted]) => {
      if (wanted !== 'Visible' && wanted !== 'Background')
        throw notImplemented(`the runtime state "${String(wanted)}"`);
      state.shown = wanted === 'Visible';
    },
  },
});

/** Told by the library once actions are associated (`Office.actions.associate`). */
const addinInternalService = defineHostClass<RuntimeState>({
  name: 'AddinInternalService',
  call: {
    NotifyActionHandlerReady: (state) => {
      state.actionsReady = true;
    },
  },
});

export const runtimeMembers = [...appRuntimeService.members, ...addinInternalService.members];

/** A service object by the name that requests create it with; `null` = unknown here. */
export function createRuntimeObject(name: string, state: RuntimeState): HostObject | null {
  switch (name) {
    case 'Microsoft.AppRuntime.AppRuntimeService':
      return appRuntimeService.bind(state);
    case 'Microsoft.InternalService.AddinInternalService':
      return addinInternalService.bind(state);
    default:
      return null;
  }
}
