// @vitest-environment jsdom
import { FluentProvider, webLightTheme } from '@fluentui/react-components';
import { createRoot } from 'react-dom/client';
import { describe, expect, it } from 'vitest';
import { lazily } from '#addin/taskpane/shell/lazily.tsx';
import { Screen, settle } from './render-pane.tsx';

function Part({ name }: { name: string }) {
  return <p>{`Phần ${name}`}</p>;
}

describe('a part of the pane that is fetched later', () => {
  it('says when it cannot be fetched, and comes when asked again', async () => {
    globalThis.IS_REACT_ACT_ENVIRONMENT = true;
    let network = false;
    const { View, preload } = lazily<{ name: string }>(() =>
      network ? Promise.resolve(Part) : Promise.reject(new TypeError('Failed to fetch')),
    );
    await preload();
    const container = document.body.appendChild(document.createElement('div'));
    const root = createRoot(container);
    const screen = new Screen(container);
    await settle(() =>
      root.render(
        <FluentProvider theme={webLightTheme}>
          <View name="đồng bộ" />
        </FluentProvider>,
      ),
    );
    expect(screen.text).toContain('Chưa tải được phần này');
    network = true;
    await screen.click('Thử lại');
    expect(screen.text).toContain('Phần đồng bộ');
    await settle(() => root.unmount());
  });
});
