import { sql } from 'drizzle-orm';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { draftsAnswer, type EntryView, entryView } from '../../src/contract/entry.ts';
import { firmSettings } from '../../src/contract/session.ts';
import { clientFor, connect } from './backend/client.ts';
import { startBackend, type TestBackend } from './backend/start-backend.ts';
import { databaseKinds } from './backend/test-database.ts';
import { sampleMail } from './sample-mail.ts';

const hour = 3_600_000;
const day = 24 * hour;
const word = 'The tenant pays the rent of the first year in advance.';
const docx = zipSync({
  '[Content_Types].xml': strToU8(
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
  ),
  '_rels/.rels': strToU8(
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
  ),
  'word/document.xml': strToU8(
    `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>${word}</w:t></w:r></w:p></w:body></w:document>`,
  ),
  'docProps/app.xml': strToU8('<Properties><Pages>7</Pages></Properties>'),
  'docProps/core.xml': strToU8('<cp:coreProperties><dc:title>Deed of lease of Quay Street</dc:title></cp:coreProperties>'),
});

/** A talk of two people; nothing in it tells its day. */
function talk(title: string): string {
  const turns = ['When does the lease of the shop end?', 'It ends in March of the next year.', `That is about ${title}, as agreed.`];
  const cues = turns.map(
    (turn, at) => `00:${10 + at * 10}:00.000 --> 00:${10 + at * 10}:30.000\n<v ${at % 2 ? 'Petra Hale' : 'Mere Tāwhai'}>${turn}</v>\n`,
  );
  return `WEBVTT\n\n${cues.join('\n')}`;
}

/** A second has 8000 bytes. */
function wav(seconds: number): Buffer {
  const header = Buffer.alloc(44);
  header.write('RIFF\0\0\0\0WAVEfmt ', 'latin1');
  header.writeUInt32LE(16, 16);
  header.writeUInt32LE(8000, 28);
  header.write('data', 36, 'latin1');
  header.writeUInt32LE(seconds * 8000, 40);
  return Buffer.concat([header, Buffer.alloc(100)]);
}

describe.each(databaseKinds)('a file on %s', (kind) => {
  let backend: TestBackend;
  let mere: Awaited<ReturnType<typeof clientFor>>;
  beforeAll(async () => {
    backend = await startBackend(kind);
    await connect(backend, 'mere');
    mere = await clientFor(backend, 'mere');
  });
  afterAll(() => backend.close());

  const upload = async (name: string, body: string | Uint8Array, headers: Record<string, string> = {}) => {
    const response = await fetch(`${backend.origin}/api/drafts/file?name=${encodeURIComponent(name)}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${mere.token}`, 'content-type': 'application/octet-stream', ...headers },
      body: Buffer.from(body),
    });
    return { status: response.status, body: (await response.json()) as unknown };
  };
  const drafted = async (name: string, body: string | Uint8Array) => {
    const answer = draftsAnswer.parse((await upload(name, body)).body);
    const [entry] = answer.entries;
    if (!entry) throw new Error('no draft');
    return { created: answer.created, entry };
  };
  const eml = (id: string) =>
    `From: Aroha Ngata <aroha.ngata@kahu.example>\nTo: Mere <mere@harbourvale.example>\nSubject: RE: FAM-2026-0107 Disclosure\nDate: Thu, 19 Nov 2026 20:15:00 +0000\nMessage-ID: ${id}\n\nI have found the statements.\n`;

  test('becomes a draft on its matter: a mail, a document with its pages, a recording with its true length', async () => {
    expect((await drafted('one.eml', eml('<file-1@kahu.example>'))).entry).toMatchObject({
      state: 'draft',
      source: { kind: 'mail', detail: 'From Aroha Ngata' },
      matter: { reference: 'FAM-2026-0107' },
      workDate: '2026-11-20',
    });
    expect((await drafted('lease.docx', docx)).entry.source).toEqual({
      kind: 'document',
      title: 'Deed of lease of Quay Street',
      detail: '7 pages',
    });
    const recording = (await drafted('Talk about the wharf.wav', wav(1500))).entry;
    expect(recording).toMatchObject({ source: { kind: 'recording' }, actualSeconds: 1500, units: 5, basisKind: 'measured' });
    expect(recording.flags).toContain('The recording is not transcribed: no transcription service is set up.');
  });

  test('of a mail that the pane has drafted answers that entry', async () => {
    const mail = sampleMail();
    const [first] = (await mere.get(draftsAnswer, 'POST', '/api/drafts/mail', mail)).entries;
    const again = await drafted('sent items copy.eml', eml(mail.internetMessageId.replace('kahu.example', 'KAHU.example')));
    expect([again.created, again.entry.id]).toEqual([false, first?.id]);
  });

  test('of a talk that another source has shown is kept beside the one entry, and its receipt says so', async () => {
    const first = await drafted('Harlow lease.vtt', talk('Harlow'));
    const again = await drafted(
      'Harlow lease copy.srt',
      `${talk('Harlow').replace('WEBVTT\n\n', '1\n')}\n00:31:00.000 --> 00:31:02.000\nBye now.\n`,
    );
    const recorded = await drafted('Harlow lease.wav', wav(1230));
    expect([first.created, again.created, recorded.created]).toEqual([true, false, false]);
    expect([again.entry.id, recorded.entry.id]).toEqual([first.entry.id, first.entry.id]);
    expect((await drafted('Harlow lease.wav', wav(1230))).entry.id).toBe(first.entry.id);
    expect((await receiptOf(first.entry)).lines.map((line) => line.kind)).toEqual(['drafted', 'evidence-joined', 'evidence-joined']);
    expect((await drafted('Harlow lease.wav', wav(2400))).created).toBe(true);
  });

  test.each([
    ['broken', 'a.docx', 'PK\x03\x04 nothing', 422, 'unreadable-file'],
    ['of an unknown type', 'a.exe', 'MZ', 422, 'unreadable-file'],
    ['empty', 'a.pdf', '', 422, 'unreadable-file'],
    ['too large', 'a.txt', 'x'.repeat(25_000_001), 413, 'bad-input'],
  ])('that is %s is refused in words and leaves nothing', async (_what, name, body, status, code) => {
    const before = await countEvidence();
    expect(await upload(name, body)).toMatchObject({ status, body: { code, detail: expect.stringMatching(/\.$/) } });
    expect(await countEvidence()).toBe(before);
  });

  test('is taken from nobody who is not signed in', async () => {
    expect((await upload('one.eml', eml('<x@y>'), { authorization: 'Bearer nobody' })).status).toBe(401);
  });

  test('is deleted for good once its entry is in Actionstep, and fourteen days after it came where it is not; the receipt stays whole', async () => {
    const { entry } = await drafted('two.eml', eml('<file-2@kahu.example>'));
    const { entry: waiting } = await drafted('three.eml', eml('<file-3@kahu.example>'));
    const approved = await mere.get(entryView, 'POST', `/api/entries/${entry.id}/approve`, { version: 1, matterId: entry.matter?.id });
    await mere.get(entryView, 'POST', `/api/entries/${entry.id}/push`, { version: approved.version });
    await passes(0);
    expect((await mere.get(entryView, 'GET', `/api/entries/${entry.id}`)).state).toBe('pushed');
    await passes(hour + 1000);
    expect([await hasText(entry), await hasText(waiting)]).toEqual([false, true]);
    await passes(13 * day);
    expect(await hasText(waiting)).toBe(true);
    await passes(day);
    expect(await hasText(waiting)).toBe(false);
    const receipt = await receiptOf(waiting);
    expect(receipt.intact).toBe(true);
    expect(receipt.lines.map((line) => line.kind)).toEqual(['drafted', 'evidence-deleted']);
    expect(JSON.stringify(receipt.lines[0])).toContain('fingerprint');
    expect((await drafted('three.eml', eml('<file-3@kahu.example>'))).entry.id).toBe(waiting.id);
  });

  test('stays as long as the firm has set, pushed or not', async () => {
    await mere.get(firmSettings, 'PUT', '/api/firm/settings', { keepEvidenceDays: 3, keepEvidenceAfterPush: true });
    const { entry } = await drafted('four.eml', eml('<file-4@kahu.example>'));
    const approved = await mere.get(entryView, 'POST', `/api/entries/${entry.id}/approve`, { version: 1, matterId: entry.matter?.id });
    await mere.get(entryView, 'POST', `/api/entries/${entry.id}/push`, { version: approved.version });
    await passes(hour + 1000);
    await passes(2 * day);
    expect(await hasText(entry)).toBe(true);
    await passes(day);
    expect(await hasText(entry)).toBe(false);
  });

  const passes = async (millis: number) => {
    backend.clock.ahead += millis;
    await backend.backend.worker.drain();
  };
  const query = async (text: string) => {
    if (!backend.firm) throw new Error('no firm');
    const result = await backend.database.withFirm(backend.firm, ({ tx }) => tx.execute(sql.raw(text)));
    return z.object({ rows: z.tuple([z.object({ count: z.coerce.number() })]) }).parse(result).rows[0].count;
  };
  const countEvidence = () => query('select count(*) as count from evidence');
  const hasText = async (entry: EntryView) => {
    const behind = `evidence_id in (select evidence_id from entry_evidence where entry_id = '${entry.id}')`;
    return (
      (await query(`select count(*) as count from evidence where content is not null and ${behind.replace('evidence_id in', 'id in')}`)) > 0
    );
  };
  const receiptOf = (entry: EntryView) => mere.call('GET', `/api/entries/${entry.id}/receipt`).then(({ body }) => receiptView.parse(body));
});

const receiptView = z.object({ intact: z.boolean(), lines: z.array(z.looseObject({ kind: z.string() })) });
