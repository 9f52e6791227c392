import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { entryAnswer, startModelStandIn } from '../stand-ins/model-stand-in.ts';

const root = join(import.meta.dirname, '../..');
const mail = `From: Aroha Ngata <aroha.ngata@kahu.example>
To: Mere <mere@harbourvale.example>
Subject: RE: Disclosure of the trust accounts
Date: Thu, 19 Nov 2026 20:15:00 +0000
Message-ID: <one@kahu.example>
Content-Type: text/plain; charset=utf-8

Kia ora Mere,

I have found the statements of the trust for 2024.

On Wed, 18 Nov 2026 at 09:00, Mere <mere@harbourvale.example> wrote:
> Can you find the statements?
`;

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'matterclock-draft-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function file(name: string, content: string | Uint8Array): Promise<string> {
  await writeFile(join(folder, name), content);
  return join(folder, name);
}

type Line = {
  file: string;
  error?: { code: string; message: string };
  evidence?: Record<string, unknown>;
  drafts?: Record<string, unknown>[];
};

type Ran = { code: number; lines: Line[]; errors: string };

function draft(...args: string[]): Promise<Ran> {
  return draftWith({}, ...args);
}

function draftWith(env: Record<string, string>, ...args: string[]): Promise<Ran> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['src/draft.ts', ...args], { cwd: root, env: { ...process.env, ...env } }, (error, stdout, stderr) => {
      const lines = stdout.split('\n').filter((line) => line !== '');
      resolve({ code: Number(error?.code ?? 0), lines: lines.map((line) => JSON.parse(line) as Line), errors: stderr });
    });
  });
}

describe('the draft command', () => {
  test('prints one line a file: what the mail adds, a narrative of its own words, and how the time came about', async () => {
    const { code, lines } = await draft(await file('one.eml', mail), await file('note.txt', 'Telephone call with Aroha about discovery'));
    expect(code).toBe(0);
    expect(lines).toHaveLength(2);
    expect(lines[0]?.evidence).toMatchObject({
      kind: 'mail',
      newText: 'Kia ora Mere,\n\nI have found the statements of the trust for 2024.',
      warnings: [],
    });
    expect(lines[0]?.drafts).toMatchObject([
      {
        narrative: 'Perusing email from Aroha Ngata regarding Disclosure of the trust accounts',
        units: 1,
        workDate: '2026-11-20',
        match: { tier: 'none' },
      },
    ]);
    expect(lines[1]?.drafts).toMatchObject([{ narrative: 'Telephone call with Aroha about discovery' }]);
  });

  test('of a transcript names who spoke besides the person, and takes the time of its words', async () => {
    const words = 'WEBVTT\n\n0:0:4.0 --> 0:0:9.0\n<v Mere Tāwhai>Hello Petra.</v>\n\n0:42:0.0 --> 0:42:4.0\n<v Petra Hale>Bye.</v>\n';
    const { lines } = await draft('--me', 'Mere Tāwhai <mere@harbourvale.example>', await file('Harlow - lease.vtt', words));
    expect(lines[0]?.evidence).toMatchObject({
      kind: 'meeting',
      people: [{ name: 'Petra Hale' }],
      newText: 'Mere Tāwhai: Hello Petra.\nPetra Hale: Bye.',
    });
    expect(lines[0]?.drafts).toMatchObject([
      { narrative: 'Attending meeting with Petra Hale regarding Harlow - lease', actualSeconds: 2520, units: 7 },
    ]);
  });

  test('of a talk about two matters proposes where it may be split, by the references spoken, and splits nothing itself', async () => {
    const cue = (from: string, to: string, who: string, text: string) => `${from} --> ${to}\n<v ${who}>${text}</v>\n`;
    const talk = [
      'WEBVTT\n',
      cue('00:00:00.000', '00:00:09.000', 'Mere', 'Let us begin with FAM-2026-0107 and the trust accounts.'),
      cue('00:20:00.000', '00:20:09.000', 'Petra Hale', 'And now COM-2026-0044, the rent review of the lease.'),
      cue('00:29:50.000', '00:30:00.000', 'Petra Hale', "I'll send you the signed deed of lease on Friday."),
    ].join('\n');
    const matters = [
      { id: 1, reference: 'FAM-2026-0107', name: 'Ngata - relationship property', clients: ['Aroha Ngata'], status: 'Active' },
      { id: 2, reference: 'COM-2026-0044', name: 'Harlow - lease', clients: ['Harlow Ltd'], status: 'Active' },
    ];
    const list = await file('matters.jsonl', matters.map((matter) => JSON.stringify(matter)).join('\n'));
    const { lines } = await draft('--matters', list, await file('two.vtt', talk));
    expect(lines[0]?.drafts).toHaveLength(1);
    expect(lines[0]?.drafts?.[0]).toMatchObject({
      actualSeconds: 1800,
      units: 5,
      match: { matterId: null },
      proposedSplit: [
        { matterId: '1', reference: 'FAM-2026-0107', from: 0, to: 1200 },
        { matterId: '2', reference: 'COM-2026-0044', from: 1200, to: 1800 },
      ],
      followUps: [{ speaker: 'Petra Hale', text: "I'll send you the signed deed of lease on Friday." }],
    });
  });

  test('asks the language model of the environment for the wording when told to, and says so when there is none', async () => {
    const narrative = 'Considering statements of the trust for 2024 from Aroha Ngata';
    const model = await startModelStandIn(() =>
      entryAnswer(narrative, ['I have found the statements of the trust for 2024.'], { units: 99 }),
    );
    const { provider, baseUrl, apiKey } = model.settings;
    const env = { LLM_PROVIDER: provider, LLM_BASE_URL: baseUrl, LLM_MODEL: 'stand-in', LLM_API_KEY: apiKey };
    const { lines } = await draftWith(env, '--engine', 'llm', await file('llm.eml', mail));
    await model.close();
    expect(lines[0]?.drafts?.[0]).toMatchObject({ narrative, units: 1, engine: 'openai-compatible:stand-in', fallback: null });
    const none = await draft('--engine', 'llm', await file('llm.eml', mail));
    expect([none.code, none.errors]).toEqual([2, 'draft: --engine llm needs LLM_PROVIDER, LLM_BASE_URL, LLM_MODEL and LLM_API_KEY\n']);
  });

  test('the date of work is the one in the zone that is named', async () => {
    const { lines } = await draft(await file('zone.eml', mail), '--zone', 'America/New_York');
    expect(lines[0]?.drafts?.[0]).toMatchObject({ workDate: '2026-11-19' });
  });

  test('a mail by the person named with --me was written, not read', async () => {
    const { lines } = await draft(await file('own.eml', mail), '--me', 'Aroha <AROHA.ngata@kahu.example>');
    expect(lines[0]?.drafts?.[0]).toMatchObject({
      narrative: 'Drafting email in reply to Mere regarding Disclosure of the trust accounts',
    });
  });

  test('a file that cannot be read is told in its own line, stops no other, and the command fails', async () => {
    const bad = [
      await file('scan.pdf', '%PDF-1.7'),
      await file('not-a-mail.eml', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0, 0])),
      await file('empty.txt', ''),
      await file('binary.txt', new Uint8Array([1, 0, 2, 0, 255])),
      join(folder, 'nowhere.eml'),
      folder,
    ];
    const { code, lines, errors } = await draft(...bad, await file('good.eml', mail));
    expect(code).toBe(1);
    expect(errors).toBe('');
    expect(lines.map((line) => line.error?.code)).toEqual([
      'unreadable-file',
      'unreadable-file',
      'unreadable-file',
      'unreadable-file',
      'not-found',
      'bad-input',
      undefined,
    ]);
    expect(lines[6]?.drafts).toHaveLength(1);
  });

  test('a mail without body is drafted from its subject, with a warning', async () => {
    const { code, lines } = await draft(await file('bare.eml', mail.split('\n\n')[0] ?? ''));
    expect(code).toBe(0);
    expect(lines[0]?.evidence).toMatchObject({ newText: '', warnings: ['The mail has no text.'] });
    expect(lines[0]?.drafts?.[0]).toMatchObject({
      narrative: 'Perusing email from Aroha Ngata regarding Disclosure of the trust accounts',
    });
  });

  test.each([
    [[], /^draft: name a file; usage: .*\n$/],
    [['--me', 'nobody', 'a.eml'], /^draft: --me must be an address.*\n$/],
    [['--zone', 'Mars', 'a.eml'], /^draft: --zone Mars is not a time zone.*\n$/],
    [['--engine', 'magic', 'a.eml'], /^draft: --engine magic is neither local nor llm.*\n$/],
    [['--wrong'], /^draft: Unknown option.*\n$/],
  ])('%j is refused in one line', async (args, words) => {
    const { code, lines, errors } = await draft(...args);
    expect([code, lines]).toEqual([2, []]);
    expect(errors).toMatch(words);
  });
});
