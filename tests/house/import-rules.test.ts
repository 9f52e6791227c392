import { globSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

type Rules = { forbidden: { name: string }[]; options: object };
const address = new URL('../../.dependency-cruiser.mjs', import.meta.url).href;
const { default: config } = (await import(address)) as { default: Rules };

const root = join(import.meta.dirname, '../..');
const sources = globSync(['src/**/*.{ts,tsx,mjs}', 'bot/**/*.ts', 'tests/**/*.ts'], { cwd: root }).filter(
  (file) => !file.startsWith('src/sandbox/playground/page/'),
);

async function check(baseDir: string, folders: string[]): Promise<ICruiseResult> {
  const ruleSet = { forbidden: config.forbidden };
  const { output } = await cruise(folders, { ...config.options, baseDir, ruleSet, validate: true } as ICruiseOptions);
  if (typeof output === 'string') throw new Error('expected an object');
  return output;
}

describe('the import rules', () => {
  test('hold for every source file, and every one was read', async () => {
    const { modules, summary } = await check(root, ['src', 'bot', 'tests']);
    const read = new Set(modules.map((module) => module.source));
    expect(sources.filter((file) => !read.has(file))).toEqual([]);
    expect(sources.length).toBeGreaterThan(200);
    expect(summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
  });
});

/** One file that breaks each rule: [rule, file, its content]. The files they import exist beside them. */
const planted: [string, string, string][] = [
  ['room-capture', 'src/capture/a.ts', "import '../drafting/index.ts';"],
  ['room-contract', 'src/contract/a.ts', "import '../entries/index.ts';"],
  ['room-database', 'src/database/a.ts', "import '../firms/index.ts';"],
  ['room-actionstep', 'src/actionstep/a.ts', "import type { X } from '../database/index.ts'; export type Y = X;"],
  ['room-microsoft', 'src/microsoft/a.ts', "export * from '../database/index.ts';"],
  ['room-drafting', 'src/drafting/a.ts', "import '../capture/index.ts';"],
  ['room-matching', 'src/matching/a.ts', "import '../entries/index.ts';"],
  ['room-jobs', 'src/jobs/a.ts', "import '../entries/index.ts';"],
  ['room-firms', 'src/firms/a.ts', "import '../entries/index.ts';"],
  ['room-conversations', 'src/conversations/a.ts', "import '../entries/index.ts';"],
  ['room-entries', 'src/entries/a.ts', "import '../matching/index.ts';"],
  ['room-learning', 'src/learning/a.ts', "import '../matching/index.ts';"],
  ['room-connections', 'src/connections/a.ts', "import '../matters/index.ts';"],
  ['room-matters', 'src/matters/a.ts', "import '../matching/index.ts';"],
  ['room-push', 'src/push/a.ts', "import '../intake/index.ts';"],
  ['room-intake', 'src/intake/a.ts', "import '../database/index.ts';"],
  ['room-meetings', 'src/meetings/a.ts', "import '../entries/index.ts';"],
  ['room-presenting', 'src/presenting/a.ts', "import '../intake/index.ts';"],
  ['room-server', 'src/server/a.ts', "import '../actionstep/index.ts';"],
  ['room-cli', 'src/cli/a.ts', "import '../capture/index.ts';"],
  ['room-taskpane', 'src/taskpane/a.tsx', "export const later = () => import('../entries/index.ts');"],
  ['room-bot', 'bot/a.ts', "import '../src/database/index.ts';"],
  ['the-bot-comes-in-by-the-door-file', 'bot/b.ts', "import '../src/entries/entry.ts';"],
  ['the-bot-is-entered-by-its-index', 'src/open-backend.ts', "import '../bot/a.ts';"],
  ['only-the-bot-knows-botbuilder', 'src/server/b.ts', "import 'botbuilder';"],
  ['room-domain', 'src/domain/a.ts', "import '../contract/entry.ts';"],
  ['domain-imports-nothing', 'src/domain/b.ts', "import 'node:fs';"],
  ['rooms-are-listed', 'src/somewhere/a.ts', "import '../domain/units.ts';"],
  ['sandbox-imports-nothing-of-the-product', 'src/sandbox/a.ts', "import '../domain/units.ts';"],
  ['only-local-mode-and-the-sandbox-command-load-stand-ins', 'src/main.ts', "import('./sandbox/people.ts');"],
  ['stand-ins-are-loaded-dynamically', 'src/local-mode.ts', "import './sandbox/people.ts';"],
  ['cli-reaches-packages-it-names', 'src/cli/sandbox.ts', "import '../entries/index.ts';"],
  ['rooms-do-not-reach-the-root', 'src/firms/b.ts', "import '../config.ts';"],
  ['other-rooms-come-in-by-the-door-file', 'src/push/b.ts', "import '../entries/entry.ts';"],
  ['product-does-not-import-tests', 'src/config.ts', "import '../tests/a.ts';"],
  ['only-the-host-knows-office', 'src/taskpane/b.ts', "import '@microsoft/office-js';"],
  ['no-cycles', 'src/cycle-a.ts', "import './cycle-b.ts';"],
  ['no-unresolvable', 'src/lost.ts', "import './nowhere.ts';"],
];

const doors = ['capture', 'drafting', 'entries', 'firms', 'matching', 'matters', 'database', 'intake', 'actionstep', 'connections', 'jobs'];
const bystanders: [string, string][] = [
  ...doors.map((room): [string, string] => [`src/${room}/index.ts`, 'export type X = 1;']),
  ['src/domain/units.ts', 'export const units = 1;'],
  ['src/contract/entry.ts', 'export const entry = 1;'],
  ['src/entries/entry.ts', 'export const entry = 1;'],
  ['src/sandbox/people.ts', 'export const people = 1;'],
  ['tests/a.ts', 'export const a = 1;'],
  ['src/cycle-b.ts', "import './cycle-a.ts';"],
  ['node_modules/@microsoft/office-js/package.json', '{"name":"@microsoft/office-js","version":"1.0.0","main":"office.js"}'],
  ['node_modules/@microsoft/office-js/office.js', ''],
  ['node_modules/botbuilder/package.json', '{"name":"botbuilder","version":"1.0.0","main":"index.js"}'],
  ['node_modules/botbuilder/index.js', ''],
];

describe('a planted violation', () => {
  let folder = '';
  let caught: string[] = [];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'matterclock-house-'));
    const files: [string, string][] = [...bystanders, ...planted.map(([, file, content]): [string, string] => [file, content])];
    for (const [file, content] of files) {
      await mkdir(dirname(join(folder, file)), { recursive: true });
      await writeFile(join(folder, file), content);
    }
    const { summary } = await check(folder, ['src', 'bot', 'tests']);
    caught = summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test.each(planted)('of %s is caught', (rule, file) => {
    expect(caught).toContain(`${rule}: ${file}`);
  });

  test('stands here for every rule', () => {
    expect(planted.map(([rule]) => rule).sort()).toEqual(config.forbidden.map((rule) => rule.name).sort());
  });
});
