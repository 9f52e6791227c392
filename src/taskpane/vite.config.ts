import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));

/** The pane as it is served under /taskpane/: no inline script, so that the content policy needs no exception. */
export default defineConfig({
  root: here,
  base: '/taskpane/',
  plugins: [react()],
  build: {
    outDir: fileURLToPath(new URL('../../dist/taskpane', import.meta.url)),
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    rolldownOptions: { input: `${here}taskpane.html` },
  },
});
