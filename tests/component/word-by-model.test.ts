import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { draftsAnswer, type EntryView, entryView } from '../../src/contract/entry.ts';
import { entryAnswer, type Say, startModelStandIn } from '../stand-ins/model-stand-in.ts';
import { clientFor, connect } from './backend/client.ts';
import { startBackend, type TestBackend } from './backend/start-backend.ts';
import { databaseKinds } from './backend/test-database.ts';
import { sampleMail } from './sample-mail.ts';

const local = 'Perusing email from Aroha Ngata regarding Disclosure of the trust accounts, enclosing Trust statements';
const worded = 'Considering statements of the trust for 2024 and 2025 from Aroha Ngata before the conference';
const true_: Say = () => entryAnswer(worded, ['I have found the statements of the trust for 2024 and 2025.'], { units: 99, matterId: 'x' });

describe.each(databaseKinds)('a draft that a language model words on %s', (kind) => {
  let backend: TestBackend;
  let model: Awaited<ReturnType<typeof startModelStandIn>>;
  let mere: Awaited<ReturnType<typeof clientFor>>;
  let say: Say = true_;
  beforeAll(async () => {
    model = await startModelStandIn((asked) => say(asked));
    backend = await startBackend(kind, { model: model.settings });
    await connect(backend, 'mere');
    mere = await clientFor(backend, 'mere');
  });
  afterAll(async () => {
    await backend.close();
    await model.close();
  });
  beforeEach(() => {
    say = true_;
    model.asked.length = 0;
  });

  const draft = async (): Promise<EntryView> => {
    const { entries } = await mere.get(draftsAnswer, 'POST', '/api/drafts/mail', sampleMail());
    return entries[0] as EntryView;
  };
  const later = async ({ id }: EntryView): Promise<EntryView> => {
    await backend.backend.worker.drain();
    return mere.get(entryView, 'GET', `/api/entries/${id}`);
  };

  test('is there at once in our words, and in the words of the model when it has answered; nothing else of it changes', async () => {
    const first = await draft();
    expect(first.narrative).toBe(local);
    const after = await later(first);
    expect(after).toMatchObject({
      narrative: worded,
      version: first.version + 1,
      units: first.units,
      actualSeconds: first.actualSeconds,
      workDate: first.workDate,
      matter: first.matter,
      state: 'draft',
    });
    const receipt = (await mere.call('GET', `/api/entries/${first.id}/receipt`)).body as { intact: boolean; lines: { kind: string }[] };
    expect([receipt.intact, receipt.lines.map((line) => line.kind)]).toEqual([true, ['drafted', 'worded']]);
  });

  test('keeps what a person wrote while the model was thinking', async () => {
    const first = await draft();
    say = async (asked) => {
      const change = { version: first.version, narrative: 'Considering statements of the trust' };
      expect((await mere.call('PATCH', `/api/entries/${first.id}`, change)).status).toBe(200);
      return true_(asked);
    };
    const after = await later(first);
    expect(model.asked).toHaveLength(1);
    expect(after.narrative).toBe('Considering statements of the trust');
  });

  test('keeps our words when the model lies, and says why beside the draft', async () => {
    say = () => entryAnswer('Considering opinion of Professor Smithers');
    const after = await later(await draft());
    expect(after.narrative).toBe(local);
    expect(after.flags.join(' ')).toMatch(/The wording of openai-compatible:stand-in was not used: .*Smithers is not in the source/);
  });

  test('is never sent where the firm or the matter says so', async () => {
    const setting = async (change: object) => expect((await mere.call('PUT', '/api/firm/settings', change)).status).toBe(200);
    const first = await later(await draft());
    model.asked.length = 0;
    await setting({ neverSend: true });
    expect((await later(await draft())).narrative).toBe(local);
    await setting({ neverSend: false, matters: { [first.matter?.id ?? '']: { neverSend: true } } });
    expect((await later(await draft())).narrative).toBe(local);
    expect(model.asked).toEqual([]);
    await setting({ matters: {} });
    expect((await later(await draft())).narrative).toBe(worded);
  });

  test('takes its units from the rule of its matter, to the minute where the firm wants it exact', async () => {
    const first = await draft();
    expect((await mere.call('PUT', '/api/firm/settings', { matters: { [first.matter?.id ?? '']: { unitMinutes: 15 } } })).status).toBe(200);
    expect(await draft()).toMatchObject({ unitMinutes: 15, units: 1 });
    expect((await mere.call('PUT', '/api/firm/settings', { matters: {}, rounding: 'exact', narrativeTense: 'past' })).status).toBe(200);
    const exact = await draft();
    expect(exact).toMatchObject({ unitMinutes: 1, units: 1 });
    expect(exact.narrative).toMatch(/^Perused email/);
    await mere.call('PUT', '/api/firm/settings', { rounding: 'up', narrativeTense: 'gerund' });
  });
});
