import { webLightTheme } from '@fluentui/react-components';
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { PaneApp } from '#addin/taskpane/shell/PaneApp.tsx';
import { preloadParts } from '#addin/taskpane/shell/lazy-parts.ts';
import type { PaneUnderTest } from './pane-fixture.ts';

declare global {
  // React asks for this before it lets `act` run.
  var IS_REACT_ACT_ENVIRONMENT: boolean;
}

/** The pane on a page of jsdom, driven the way a person does: by what can be read, clicked and typed. */
export class Screen {
  constructor(readonly container: HTMLElement) {}

  get text(): string {
    return document.body.textContent;
  }

  /** The button, link, tab or option that reads so; the last one where several do, as dialogs come last. */
  button(name: string | RegExp): HTMLElement {
    const found = this.buttons(name).at(-1);
    if (!found) throw new Error(`There is no button ${String(name)} on the screen. It reads: ${this.text}`);
    return found;
  }

  buttons(name: string | RegExp): HTMLElement[] {
    const all = document.body.querySelectorAll<HTMLElement>('button, [role=tab], [role=menuitem], [role=option], a');
    return [...all].filter((element) => {
      const label = element.getAttribute('aria-label') ?? element.textContent;
      return typeof name === 'string' ? label.trim() === name : name.test(label);
    });
  }

  async click(name: string | RegExp): Promise<void> {
    const element = this.button(name);
    await settle(() => element.click());
  }

  /** Fluent writes the words of a tab twice, once hidden, to keep its width. */
  async openTab(name: string): Promise<void> {
    const tab = this.all('[role=tab]').find((element) => element.textContent.startsWith(name));
    if (!tab) throw new Error(`There is no tab ${name}.`);
    await settle(() => tab.click());
  }

  async press(key: string, options: KeyboardEventInit = {}): Promise<void> {
    const target = document.activeElement ?? document.body;
    await settle(() => target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...options })));
  }

  async type(label: string, text: string): Promise<void> {
    const field = this.field(label);
    const proto = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
    await settle(() => {
      // React watches the property, so the value is set the way the browser sets it.
      Object.getOwnPropertyDescriptor(proto, 'value')!.set!.call(field, text);
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
  }

  field(label: string): HTMLInputElement | HTMLTextAreaElement {
    const direct = document.body.querySelector<HTMLInputElement>(`[aria-label="${label}"]`);
    if (direct) return direct;
    const found = [...document.body.querySelectorAll('label')].find((element) =>
      element.textContent.replace('*', '').trim().startsWith(label),
    );
    const field = found && document.getElementById(found.htmlFor);
    if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) return field;
    throw new Error(`There is no field ${label}.`);
  }

  all(selector: string): HTMLElement[] {
    return [...document.body.querySelectorAll<HTMLElement>(selector)];
  }
}

/** Lets React, promises and the pane's own work come to rest. */
export async function settle(act_: () => unknown = () => undefined): Promise<void> {
  await act(async () => {
    act_();
    for (let turn = 0; turn < 30; turn += 1) await new Promise((resolve) => setTimeout(resolve, 0));
  });
}

/** Renders and starts a pane; the function takes it off the page again. */
export async function renderPane(running: PaneUnderTest): Promise<{ screen: Screen; unmount: () => Promise<void> }> {
  globalThis.IS_REACT_ACT_ENVIRONMENT = true;
  document.body.replaceChildren();
  const container = document.body.appendChild(document.createElement('div'));
  const root = createRoot(container);
  // Some parts come apart from the pane; a person waits for them, a test would not.
  await preloadParts();
  await settle(() => root.render(<PaneApp pane={running.pane} theme={webLightTheme} />));
  await settle(() => void running.start());
  return {
    screen: new Screen(container),
    unmount: async () => {
      await running.stop();
      await settle(() => root.unmount());
    },
  };
}
