import { createDarkTheme, createLightTheme, type BrandVariants, type Theme } from '@fluentui/react-components';
import { useSyncExternalStore } from 'react';
import { readOfficeTheme } from '#addin/host/office-theme.ts';

/** Excel's own green as the brand: the pane belongs to the program it sits in. */
const brand: BrandVariants = {
  10: '#021206',
  20: '#06200f',
  30: '#093116',
  40: '#0b3f1c',
  50: '#0c4d22',
  60: '#0d5c28',
  70: '#0e6b2f',
  80: '#107c41',
  90: '#218d51',
  100: '#359b60',
  110: '#4ca872',
  120: '#63b685',
  130: '#7cc499',
  140: '#97d2ae',
  150: '#b4dfc4',
  160: '#d4eddc',
};

const light: Theme = createLightTheme(brand);
const dark: Theme = {
  ...createDarkTheme(brand),
  // The darker stops do not reach AA as text on a dark ground.
  colorBrandForeground1: brand[130],
  colorBrandForeground2: brand[140],
  colorBrandForegroundLink: brand[130],
  colorBrandForegroundLinkHover: brand[140],
  colorBrandForegroundLinkPressed: brand[120],
};

const prefersDark = '(prefers-color-scheme: dark)';

/** The look that goes with Office's, or with the system's where Office does not say. High contrast is the browser's. */
export function usePaneTheme(): Theme {
  return useSyncExternalStore(subscribe, isDark) ? dark : light;
}

function isDark(): boolean {
  const office = readOfficeTheme();
  return office === null ? matchMedia(prefersDark).matches : office === 'dark';
}

function subscribe(onChange: () => void): () => void {
  const query = matchMedia(prefersDark);
  query.addEventListener('change', onChange);
  // Excel raises no event when its theme changes; coming back to the pane is the moment to look.
  window.addEventListener('focus', onChange);
  return () => {
    query.removeEventListener('change', onChange);
    window.removeEventListener('focus', onChange);
  };
}
