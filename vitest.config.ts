import { defineConfig } from 'vitest/config';

const shared = { environment: 'node' as const, setupFiles: ['tests/setup/loopback-only.ts'], globalSetup: ['tests/setup/node-24.ts'] };

export default defineConfig({
  test: {
    testTimeout: 20_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    projects: [
      { extends: true, test: { ...shared, name: 'house', include: ['tests/house/**/*.test.ts'], testTimeout: 60_000 } },
      { extends: true, test: { ...shared, name: 'unit', include: ['tests/unit/**/*.test.ts'] } },
      {
        extends: true,
        test: {
          ...shared,
          name: 'component',
          include: ['tests/component/**/*.test.ts'],
          globalSetup: ['tests/setup/node-24.ts', 'tests/setup/database-image.ts', 'tests/setup/built-pane.ts'],
        },
      },
      {
        extends: true,
        test: {
          ...shared,
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['tests/setup/node-24.ts', 'tests/setup/built-pane.ts', 'tests/setup/browser.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
