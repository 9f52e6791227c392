import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { draftsAnswer, type EntryView } from '../../src/contract/entry.ts';
import { personByLogin, sandboxPeople } from '../../src/sandbox/people.ts';
import { sampleMailbox } from '../../src/sandbox/playground/mailbox/sample-mailbox.ts';
import { clientFor, connect } from './backend/client.ts';
import { startBackend, type TestBackend } from './backend/start-backend.ts';

const now = new Date('2026-11-25T02:00:00Z');

/** What a newcomer should meet, mail by mail; the mailbox is the product's shop window. */
const expected: [string, Pick<EntryView['match'], 'tier' | 'agreed'>, string | null][] = [
  ['trust-statements', { tier: 'exact', agreed: true }, 'FAM-2026-0107'],
  ['probate-requisition', { tier: 'exact', agreed: false }, 'EST-2025-0231'],
  ['two-questions', { tier: 'suggested', agreed: false }, null],
  ['hearing-timetable', { tier: 'exact', agreed: false }, 'LIT-2026-0019'],
  ['consultation-letter', { tier: 'exact', agreed: true }, 'EMP-2026-0008'],
  ['site-visit', { tier: 'none', agreed: false }, null],
  ['settlement-statement', { tier: 'exact', agreed: false }, 'COM-2026-0044'],
  ['divorce-order', { tier: 'suggested', agreed: false }, null],
  ['house-insurance', { tier: 'exact', agreed: true }, 'EST-2025-0231'],
];

describe('the sample mailbox', () => {
  const mere = personByLogin('mere');
  const mails = mere ? sampleMailbox(mere, now) : [];
  let backend: TestBackend;
  beforeAll(async () => {
    backend = await startBackend('embedded');
    await connect(backend, 'mere');
  });
  afterAll(() => backend.close());

  const draft = async (key: string): Promise<EntryView | undefined> => {
    const mail = mails.find((one) => one.id.endsWith(key));
    if (!mail) throw new Error(`no mail ${key}`);
    const { internetMessageId, conversationId, subject, from, to, cc, at, text, attachments } = mail;
    const item = {
      internetMessageId,
      conversationId,
      subject,
      from,
      to,
      cc,
      at,
      bodyText: text,
      attachments: attachments.map(({ name }) => name),
    };
    const client = await clientFor(backend, 'mere');
    return (await client.get(draftsAnswer, 'POST', '/api/drafts/mail', item)).entries[0];
  };

  test.each(expected)('%s meets its matter as %o', async (key, match, reference) => {
    const entry = await draft(key);
    expect(entry?.match).toMatchObject(match);
    expect(entry?.matter?.reference ?? null).toBe(reference);
  });

  test('holds nothing else', () => {
    expect(mails.map(({ id }) => id).sort()).toEqual(expected.map(([key]) => `mail-mere-${key}`).sort());
  });

  test('the mail that speaks to a program gets the same time as any other and a flag', async () => {
    const entry = await draft('house-insurance');
    expect(entry?.units).toBe(1);
    expect(entry?.flags.join(' ')).toContain('instructions to a computer program');
  });

  test('is fresh, and the same mails are known again whenever and by whomever it is opened', () => {
    expect(Date.parse(mails[0]?.at ?? '')).toBeGreaterThan(now.getTime() - 3_600_000);
    expect(mails.every(({ at }) => Date.parse(at) < now.getTime())).toBe(true);
    const later = mere ? sampleMailbox(mere, new Date(now.getTime() + 86_400_000 * 3)) : [];
    expect(later.map(({ internetMessageId }) => internetMessageId)).toEqual(mails.map(({ internetMessageId }) => internetMessageId));
    const all = sandboxPeople.flatMap((person) => sampleMailbox(person, now).map(({ internetMessageId }) => internetMessageId));
    expect(new Set(all).size).toBe(all.length);
  });
});
