import { afterEach, describe, expect, test } from 'vitest';
import type { MailEvidence } from '../../src/domain/evidence.ts';
import type { ModelSettings } from '../../src/domain/model-settings.ts';
import { draftEvidence, draftWithEngine, modelEngine } from '../../src/drafting/index.ts';
import { entryAnswer, type Say, sentText, startModelStandIn } from '../stand-ins/model-stand-in.ts';

const text = [
  'Please find the valuation of the Raglan property by Dr Rao enclosed. She puts it at 1,250,000.',
  'My tax file number is 123 456 782 and my account is BSB 062-000 12345678.',
  'Call me on 0412 345 678 or at home, 14 Beach Road.',
].join('\n');
const mail: MailEvidence = {
  kind: 'mail',
  fingerprint: 'mail:1',
  direction: 'received',
  sentBy: null,
  relation: null,
  bulk: false,
  subject: 'Valuation of the Raglan property',
  from: { name: 'Aroha Ngata', address: 'aroha@kahu.example' },
  to: [{ name: 'Mere Tāwhai', address: 'mere@harbourvale.example' }],
  cc: [],
  at: new Date('2026-11-19T20:15:00Z'),
  conversation: null,
  newText: text,
  attachments: [],
  warnings: [],
};
const good = 'Considering valuation of the Raglan property by Dr Rao enclosed by Aroha Ngata';
const quote = 'Please find the valuation of the Raglan property by Dr Rao enclosed.';

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

async function draft(say: Say, changes: Partial<ModelSettings> = {}, evidence: MailEvidence = mail) {
  const model = await startModelStandIn(say);
  open.push(model.close);
  const local = await draftEvidence(evidence);
  return { local, made: await draftWithEngine(local, evidence, modelEngine({ ...model.settings, ...changes })), asked: model.asked };
}

describe('the model engine', () => {
  test('takes the wording of a true answer, and nothing else of it', async () => {
    const { local, made } = await draft(() => entryAnswer(good, [quote], { hours: 40, units: 400, matterId: '9999', billable: false }));
    expect(made).toEqual({ ...local, narrative: good, quotes: [quote], engine: 'openai-compatible:stand-in', activityCode: 'A106' });
  });

  test('understands JSON that a model fences', async () => {
    const { made } = await draft(() => `\`\`\`json\n${entryAnswer(good, [quote])}\n\`\`\``);
    expect(made.narrative).toBe(good);
  });

  test.each(['openai-compatible', 'azure'] as const)(
    'tells %s to store nothing, and asks by chat completions with the schema',
    async (provider) => {
      const { asked } = await draft(() => entryAnswer(good, [quote]), { provider });
      expect(asked).toHaveLength(1);
      expect(asked[0]?.path).toMatch(/\/chat\/completions(\?|$)/);
      expect(asked[0]?.body).toMatchObject({ store: false, model: 'stand-in', response_format: { type: 'json_schema' } });
    },
  );

  test('asks with a schema that has no field for a number, a date, a matter, a person or a flag', async () => {
    const { asked } = await draft(() => entryAnswer(good, [quote]));
    const schema = JSON.stringify(asked[0]?.body['response_format']);
    const fields = [...schema.matchAll(/"([a-zA-Z]+)":\{/g)].map(([, name]) => name);
    expect(new Set(fields)).toEqual(
      new Set(['schema', 'properties', 'entries', 'items', 'segmentId', 'narrative', 'activityCode', 'evidence', 'cueId', 'quote']),
    );
    expect(schema).not.toMatch(/"type":\s*(?:\[[^\]]*)?"(?:number|integer|boolean)"/);
  });

  test('sends the source behind marks, in no instruction, and never twice with the same mark', async () => {
    const { asked } = await draft(() => '{}');
    const marks = asked.map((one) => /begins with (\S+)\| and/.exec(sentText(one))?.[1]);
    expect(new Set(marks).size).toBe(asked.length);
    const [instructions, user] = (asked[0]?.body['messages'] ?? []) as { role: string; content: string }[];
    expect([instructions?.role, user?.role]).toEqual(['system', 'user']);
    expect(instructions?.content).not.toContain('Raglan');
    expect(user?.content.split('\n').every((line) => line.startsWith(`${marks[0]}|c`))).toBe(true);
  });

  test('takes identifiers out before anything leaves, and puts them back after', async () => {
    const { asked, made } = await draft(() =>
      entryAnswer('Considering valuation of the Raglan property by Dr Rao from [EMAIL_1]', [quote]),
    );
    for (const secret of ['123 456 782', '062-000', '12345678', '0412 345 678', '14 Beach Road', 'aroha@kahu.example']) {
      expect(JSON.stringify(asked[0]?.body)).not.toContain(secret);
    }
    expect(sentText(asked[0] ?? { path: '', headers: {}, body: {} })).toContain('Aroha Ngata');
    expect(made.narrative).toBe('Considering valuation of the Raglan property by Dr Rao from aroha@kahu.example');
  });

  test('takes names out too where the firm wants it', async () => {
    const { asked, made } = await draft(
      () => entryAnswer('Considering email from [PARTY_1] regarding valuation of the Raglan property', []),
      {
        redaction: 'names',
      },
    );
    expect(JSON.stringify(asked[0]?.body)).not.toMatch(/Aroha|Ngata|Tāwhai/);
    expect(made.narrative).toBe('Considering email from Aroha Ngata regarding valuation of the Raglan property');
  });
});

describe('a model that lies', () => {
  test.each([
    ['a name nobody has', 'Considering valuation of the Raglan property by Professor Smithers', []],
    ['a number that stands nowhere', 'Considering valuation of the Raglan property, clause 77', []],
    ['a quote that was never written', good, ['The valuation is wrong and must be withdrawn.']],
    ['a duration', 'Considering valuation of the Raglan property for two hours', []],
    ['other work', 'Attending hearing about parenting orders before registrar', []],
    ['a sum', 'Considering valuation of the Raglan property at $1,250,000', []],
    ['a private identifier', 'Considering valuation of the Raglan property, TFN 123 456 782', []],
    ['the first person', 'Considering valuation of the Raglan property that I received', []],
  ])('with %s is asked once more, then the local text stands and says why', async (_, narrative, quotes) => {
    const { local, made, asked } = await draft(() => entryAnswer(narrative, quotes));
    expect(asked).toHaveLength(2);
    expect(made).toEqual({ ...local, fallback: made.fallback });
    expect(made.fallback).toMatch(/^The wording of openai-compatible:stand-in was not used: .+\.$/);
  });

  test('and mends itself when told is believed the second time; what it is told repeats nothing of its answer', async () => {
    const { made, asked } = await draft(({ body }) =>
      JSON.stringify(body['messages']).includes('refused')
        ? entryAnswer(good, [quote])
        : entryAnswer(`${good} and Professor Smithers`, [quote]),
    );
    expect(made.narrative).toBe(good);
    expect(sentText(asked[1] ?? { path: '', headers: {}, body: {} })).not.toContain('Smithers');
  });

  test.each([
    ['a part that does not exist', JSON.stringify({ entries: [{ segmentId: 'S9', narrative: good, activityCode: null, evidence: [] }] })],
    [
      'two answers for one part',
      JSON.stringify({ entries: [1, 2].map(() => ({ segmentId: 'S1', narrative: good, activityCode: null, evidence: [] })) }),
    ],
    ['prose', 'Here is your narrative: considering a valuation.'],
    ['a code that does not exist', entryAnswer(good, [quote], { activityCode: 'B999' })],
    ['an answer cut short', '{"entries":[{"segmentId":"S1","narra'],
  ])('answering %s changes nothing', async (_, answer) => {
    const { local, made, asked } = await draft(() => answer);
    expect(asked).toHaveLength(2);
    expect(made).toEqual({ ...local, fallback: made.fallback });
    expect(made.fallback).not.toBeNull();
  });

  test.each([[401], [400]])('that answers %i leaves the local text, with the reason', async (status) => {
    const { local, made, asked } = await draft(() => ({ status }));
    expect(asked).toHaveLength(1);
    expect(made).toEqual({
      ...local,
      fallback: 'The wording of openai-compatible:stand-in was not used: it could not be reached or refused the request.',
    });
  });

  test('is not asked about a source longer than it reads', async () => {
    const { made, asked } = await draft(() => entryAnswer(good), { contextTokens: 50 });
    expect(asked).toHaveLength(0);
    expect(made.fallback).toContain('longer than the model reads');
  });
});
