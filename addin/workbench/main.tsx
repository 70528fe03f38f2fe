import { FluentProvider, webLightTheme } from '@fluentui/react-components';
import { createRoot } from 'react-dom/client';
import './workbench.css';
import { Workbench } from './Workbench.tsx';

createRoot(document.getElementById('root')!).render(
  <FluentProvider theme={webLightTheme}>
    <Workbench />
  </FluentProvider>,
);
