import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type Switches, switchesSchema } from '../../../../src/sandbox/actionstep/switches.ts';
import { oauthCases } from './oauth-cases.ts';
import { type Case, type Client, openClient } from './open-client.ts';
import { readingCases } from './reading-cases.ts';
import { timeCases } from './time-cases.ts';

type AnyCase = Case<Switches[keyof Switches]>;

const cases: Readonly<Record<string, readonly AnyCase[]>> = { ...oauthCases, ...readingCases, ...timeCases };
const described = z.object({ properties: z.record(z.string(), z.object({ enum: z.array(z.unknown()).optional(), type: z.string() })) });
const { properties } = described.parse(z.toJSONSchema(switchesSchema, { io: 'input' }));

const flat = Object.entries(cases).flatMap(([name, list]) => list.map((one) => ({ name, shown: JSON.stringify(one.value), one })));

describe('the client, whatever the sandbox is set to', { timeout: 30_000 }, () => {
  let client: Client;
  beforeAll(async () => {
    client = await openClient();
  });
  afterEach(() => client.reset());
  afterAll(() => client.close());

  test('no switch of the sandbox, and no value of one, is left out', () => {
    expect(Object.keys(cases).sort()).toEqual(Object.keys(properties).sort());
    for (const [name, list] of Object.entries(cases)) {
      const values = new Set(list.map(({ value }) => JSON.stringify(value)));
      const { enum: named, type } = properties[name] ?? { type: 'none' };
      const known = named ?? (type === 'boolean' ? [true, false] : undefined);
      if (known) expect([name, [...values].sort()]).toEqual([name, known.map((value) => JSON.stringify(value)).sort()]);
      else expect([name, values.size >= 2]).toEqual([name, true]);
    }
  });

  test.each(flat)('$name = $shown', async ({ name, one }) => {
    await client.set({ ...one.beside, [name]: one.value });
    await one.holds(client);
  });
});
