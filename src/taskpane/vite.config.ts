import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));

/** Puts every script into the build a second and third time as it goes over the wire: nobody compresses at each request. */
const compressed: Plugin = {
  name: 'compressed-scripts',
  generateBundle: {
    // After Vite's own last changes to the scripts, or the copies would not be what was built.
    order: 'post',
    handler(_options, bundle) {
      for (const { type, fileName, ...file } of Object.values(bundle)) {
        if (type !== 'chunk' || !('code' in file)) continue;
        this.emitFile({ type: 'asset', fileName: `${fileName}.br`, source: brotliCompressSync(file.code) });
        this.emitFile({ type: 'asset', fileName: `${fileName}.gz`, source: gzipSync(file.code, { level: 9 }) });
      }
    },
  },
};

const standardController = /msal-browser\/dist\/controllers\/StandardController\.mjs$/;

/**
 * Leaves out the half of MSAL that signs in without the host's broker. The pane never uses it (src/taskpane/host), and it
 * weighs more than the pane's own code. Fails the build when MSAL keeps it elsewhere.
 */
function withoutStandardController(): Plugin {
  let seen = false;
  return {
    name: 'msal-without-standard-controller',
    load(id) {
      if (!standardController.test(id)) return;
      seen = true;
      return `export class StandardController { constructor() { throw new Error('the broker of the host is gone'); } }`;
    },
    buildEnd(error) {
      if (!error && !seen) this.error('MSAL has no controllers/StandardController.mjs any more: see to what the pane loads of it.');
    },
  };
}

/** Makes the production build also where NODE_ENV says otherwise, as the tests' does: of scripts, and of the JSX in them. */
const production: Plugin = {
  name: 'always-production',
  enforce: 'post',
  config: () => ({
    define: { 'process.env.NODE_ENV': '"production"' },
    oxc: { jsx: { development: false } },
  }),
};

/** The pane as it is served under /taskpane/: no inline script, so that the content policy needs no exception. */
export default defineConfig({
  root: here,
  base: '/taskpane/',
  plugins: [react(), withoutStandardController(), compressed, production],
  build: {
    outDir: fileURLToPath(new URL('../../dist/taskpane', import.meta.url)),
    emptyOutDir: true,
    // Files named by their content, apart from what keeps its name: the server lets them be kept for good.
    assetsDir: 'bundle',
    target: 'es2022',
    modulePreload: { polyfill: false },
    rolldownOptions: { input: `${here}taskpane.html` },
  },
});
