import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Beside, checkManifest } from '../../src/cli/check-manifest.ts';

const root = join(import.meta.dirname, '../..');
const ids = {
  PUBLIC_HOST: 'addin.firm.example',
  ENTRA_CLIENT_ID: '11111111-1111-4111-8111-111111111111',
  TEAMS_APP_ID: '22222222-2222-4222-8222-222222222222',
};
const text = Object.entries(ids).reduce(
  (all, [name, value]) => all.replaceAll(`\${{${name}}}`, value),
  readFileSync(join(root, 'manifest.json'), 'utf8'),
);
const beside: Beside = {
  iconSize: (path) => (path.includes('color') ? { width: 192, height: 192 } : { width: 32, height: 32 }),
  hasPaneFile: (path) => path === 'taskpane.html' || path.startsWith('assets/'),
};
const check = (change: (text: string) => string = (same) => same, there = beside) =>
  checkManifest(JSON.parse(change(text)), there).join('\n');

describe('the manifest', () => {
  test('is valid by the schema of its version and in itself', () => {
    expect(check()).toBe('');
  });

  test('offers the slash commands of the bot', () => {
    const { bots } = JSON.parse(text) as { bots: { commandLists: { triggers: string[]; commands: { title: string }[] }[] }[] };
    for (const list of bots[0]?.commandLists ?? []) {
      expect(list.triggers).toContain('slash');
      expect(list.commands.map(({ title }) => title)).toContain('actionstep push');
    }
  });

  test.each<[string, (text: string) => string, string]>([
    ['an unknown field', (all) => all.replace('"accentColor"', '"accentColour"'), 'must have required property'],
    ['too long a name', (all) => all.replace('"Matterclock"', `"${'M'.repeat(31)}"`), '/name/short must NOT have more than 30 characters'],
    ['an older version', (all) => all.replace('"manifestVersion": "1.30"', '"manifestVersion": "1.25"'), 'manifestVersion must be 1.30'],
    [
      'a control that calls no action',
      (all) => all.replace('"actionId": "billThisEmail"', '"actionId": "billThis"'),
      'calls billThis, which no runtime has',
    ],
    [
      'a foreign address',
      (all) => all.replace('https://addin.firm.example/privacy', 'https://other.example/privacy'),
      'outside validDomains',
    ],
    [
      'an address without https',
      (all) => all.replace('https://addin.firm.example/terms', 'http://addin.firm.example/terms'),
      'must be https',
    ],
    [
      'a bot of another application',
      (all) => all.replace(`"botId": "${ids.ENTRA_CLIENT_ID}"`, '"botId": "33333333-3333-4333-8333-333333333333"'),
      'is not the application',
    ],
    [
      'a resource of another application',
      (all) => all.replace('"resource": "api://addin', '"resource": "api://elsewhere'),
      'webApplicationInfo/resource must be',
    ],
    ['a placeholder without a value', (all) => all.replace(ids.TEAMS_APP_ID, '${' + '{NOWHERE}}'), 'has no value'],
    [
      'a permission nothing uses',
      (all) => all.replace('MailboxItem.Read.User', 'Mailbox.ReadWrite.User'),
      'a permission nothing here uses',
    ],
    ['an icon the pane does not serve', (all) => all.replaceAll('assets/bill-16.png', 'icons/bill-16.png'), 'the pane has no such file'],
  ])('with %s is refused', (_what, change, problem) => {
    expect(check(change)).toContain(problem);
  });

  test('with icons of the wrong size or without them is refused', () => {
    expect(check(undefined, { ...beside, iconSize: () => ({ width: 32, height: 32 }) })).toContain('must be 192 by 192');
    expect(check(undefined, { ...beside, iconSize: () => undefined })).toContain('is missing or no PNG');
  });
});
