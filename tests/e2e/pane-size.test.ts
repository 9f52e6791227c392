import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { paneDir } from '../../src/build-pane.ts';

const kilobyte = 1000;
const html = readFileSync(join(paneDir, 'taskpane.html'), 'utf8');
const scripts = globSync('**/*.js', { cwd: paneDir });
const weigh = (files: readonly string[]) =>
  files.reduce((sum, file) => sum + gzipSync(readFileSync(join(paneDir, file)), { level: 9 }).length, 0) / kilobyte;

/** What must be there before anything is drawn: the page's script, and what it imports without waiting. */
const first = scripts.filter((file) => html.includes(`/taskpane/${file}`));

describe('the built pane', () => {
  test('draws after at most 150 KB and weighs at most 250 KB in all, compressed', () => {
    expect(first).toHaveLength(1);
    const [main = ''] = first;
    expect(readFileSync(join(paneDir, main), 'utf8')).not.toMatch(/^import[^(]*from/m);
    process.stdout.write(
      `The pane: ${weigh(first).toFixed(1)} KB before the first paint, ${weigh(scripts).toFixed(1)} KB in all (gzip).\n`,
    );
    expect(weigh(first)).toBeLessThanOrEqual(150);
    expect(weigh(scripts)).toBeLessThanOrEqual(250);
  });

  test('loads Office.js from Microsoft before its own script, and has no script within the page', () => {
    const tags = html.match(/<script[^>]*>[^<]*<\/script>/g) ?? [];
    expect(tags).toHaveLength(2);
    expect(tags[0]).toBe('<script src="https://appsforoffice.microsoft.com/lib/1/hosted/office.js"></script>');
    expect(tags[1]).toMatch(/^<script type="module" crossorigin src="\/taskpane\/bundle\/taskpane-[\w-]+\.js"><\/script>$/);
  });

  test('carries neither the sign-in nor the search before they are needed', () => {
    expect(scripts.map((file) => file.replace(/-[\w-]{8}\.js$/, '')).sort()).toEqual([
      'bundle/matter-search',
      'bundle/nested-sign-in',
      'bundle/taskpane',
    ]);
  });
});
