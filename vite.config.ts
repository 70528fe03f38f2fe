import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { dayFirstNumbers } from './tools/day-first-numbers.ts';

/** The web pages: the task pane, the workbench and the province's page. */
export default defineConfig({
  plugins: [react(), dayFirstNumbers()],
  base: '/',
  publicDir: 'addin/public',
  build: {
    outDir: 'dist/web',
    emptyOutDir: true,
    target: 'es2022',
    // The spreadsheet grid of the workbench is 1.8 MB gzipped; `npm run size` guards what an officer loads.
    chunkSizeWarningLimit: 8_000,
    rolldownOptions: {
      input: [
        'addin/taskpane.html',
        'addin/workbench/index.html',
        'addin/workbench/pane.html',
        'server/dashboard/index.html',
      ],
    },
  },
});
