import { strToU8 } from 'fflate';
import { describe, expect, test } from 'vitest';
import { checkCompound } from '../../../src/capture/files/check-compound.ts';
import { captureMime, captureMsg } from '../../../src/capture/index.ts';
import { captureFile } from '../../../src/intake/capture-file.ts';
import { docxOf, zipOf } from '../../eval/drafting/hostile-files.ts';

const now = new Date('2026-11-20T00:00:00Z');
const me = { name: 'Mere', address: 'mere@h.example' };
const head =
  'From: Aroha <aroha@k.example>\nTo: mere@h.example\nSubject: Lease\nDate: Thu, 19 Nov 2026 20:15:00 +0000\nMessage-ID: <a@k.example>\n';
const mail = (headers: string, body = 'Text.') => captureMime(strToU8(`${head}${headers}\n${body}`), { me, now });
const html = (body: string) => mail('Content-Type: text/html; charset=utf-8\n', body);

describe('the HTML of a mail', () => {
  test.each([
    'display : none',
    'visibility:hidden',
    'font-size:0px',
    'mso-hide:all',
    'opacity:0',
    'color:#FFFFFF',
    'max-height:0',
    'text-indent:-9999px',
  ])('with the style "%s" is not read', async (style) => {
    expect((await html(`<p>Seen.</p><p style="x:y; ${style}">Hidden.</p>`)).newText).toBe('Seen.');
  });

  test.each(['font-size:0.9em', 'color:#fff;background:#000', 'opacity:0.5', 'height:0.5in'])(
    'with the style "%s" is read',
    async (style) => {
      expect((await html(`<p style="${style}">Seen.</p>`)).newText).toBe('Seen.');
    },
  );

  test('tells replies within and below what it quotes', async () => {
    const quoted =
      '<div>On Mon, 2 Nov 2026 at 9:00, Mere &lt;m@h.example&gt; wrote:</div><blockquote>Old one</blockquote><p>Yes.</p><blockquote>Old two</blockquote><p>No.</p>';
    expect((await html(quoted)).newText).toBe('Yes.\n\nNo.');
  });
});

describe('a mail', () => {
  test.each([
    ['List-Unsubscribe: <https://x.example>\n', true],
    ['Precedence: bulk\n', true],
    ['Auto-Submitted: auto-replied\n', true],
    ['Auto-Submitted: no\n', false],
    ['', false],
  ])('with %j is bulk mail: %s', async (headers, bulk) => {
    expect((await mail(headers)).bulk).toBe(bulk);
  });

  test('tells whose hand sent it, what it answers, and its attachments without drawings of the body', async () => {
    const parts =
      'Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nText.\n--b\nContent-Type: application/pdf; name="Lease.pdf"\nContent-Disposition: inline; filename="Lease.pdf"\n\nx\n--b\nContent-Type: image/png\nContent-Disposition: inline; filename="logo.png"\nContent-ID: <l>\n\nx\n--b\nContent-Type: text/calendar; name=invite.ics\nContent-Disposition: attachment; filename=invite.ics\n\nx\n--b--\n';
    const found = await captureMime(strToU8(`${head}Sender: Jo <jo@k.example>\nIn-Reply-To: <z@h.example>\n${parts}`), { me, now });
    expect(found).toMatchObject({
      direction: 'received',
      relation: 'reply',
      sentBy: { name: 'Jo', address: 'jo@k.example' },
      conversation: '<z@h.example>',
    });
    expect(found.attachments).toEqual([{ name: 'Lease.pdf', type: 'application/pdf', pages: null }]);
  });

  test('as an Outlook item that is none is refused', async () => {
    await expect(captureMsg(strToU8('From: a@b.example'), { now })).rejects.toMatchObject({ code: 'unreadable-file' });
  });
});

describe('a document', () => {
  const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
  const document = (body: string) =>
    strToU8(`<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`);

  test('of Word tells its title, pages and text, and has one fingerprint whatever its file is called', async () => {
    const facts = {
      'docProps/core.xml': strToU8('<c><dc:title>Deed of lease</dc:title><dc:creator>Jo</dc:creator></c>'),
      'docProps/app.xml': strToU8('<p><Pages>7</Pages></p>'),
    };
    const bytes = docxOf(document(paragraph('The rent is paid.')), facts);
    const one = await captureFile(bytes, 'a.docx', { now });
    expect(one).toMatchObject({ kind: 'document', title: 'Deed of lease', author: 'Jo', pages: 7, newText: 'The rent is paid.' });
    expect((await captureFile(bytes, 'b.docx', { now })).fingerprint).toBe(one.fingerprint);
  });

  test('of Word that is a transcript of Teams is a meeting', async () => {
    const turns = [
      'Mere Tāwhai   0:04',
      'Hello.',
      'Petra Hale   0:09',
      'Hello.',
      'Mere Tāwhai   0:20',
      'Paid?',
      'Petra Hale   5:00',
      'Yes.',
    ];
    expect(await captureFile(docxOf(document(turns.map(paragraph).join(''))), 'Call.docx', { now })).toMatchObject({
      kind: 'meeting',
      people: [{ name: 'Mere Tāwhai' }, { name: 'Petra Hale' }],
    });
  });

  test('of OpenDocument and rich text is read', async () => {
    const odt = zipOf({
      'content.xml': strToU8('<office:body><text:h>Lease</text:h><text:p>The rent&#160;is paid.</text:p></office:body>'),
      'meta.xml': strToU8('<m meta:page-count="3"/>'),
    });
    expect(await captureFile(odt, 'a.odt', { now })).toMatchObject({ pages: 3, newText: 'Lease\nThe rent is paid.' });
    const rtf = strToU8("{\\rtf1{\\fonttbl{\\f0 Arial;}}{\\*\\hidden x}The rent\\par is \\u8364?5 caf\\'e9.}");
    expect(await captureFile(rtf, 'a.rtf', { now })).toMatchObject({ newText: 'The rent\nis €5 café.' });
  });

  test.each([
    ['that unpacks to a hundred times its size', docxOf(document(paragraph('0'.repeat(2_000_000)))), 'unpacks to far more than its size'],
    ['with an archive in it', docxOf(document(paragraph('Lease.')), { 'word/a.zip': strToU8('PK') }), 'holds an archive'],
  ])('%s is refused before it is read', async (_what, bytes, words) => {
    await expect(captureFile(bytes, 'a.docx', { now })).rejects.toMatchObject({ message: expect.stringContaining(words) });
  });

  test('of Outlook whose directory runs in circles is refused before a parser follows it', () => {
    const bytes = new Uint8Array(512 * 4);
    const view = new DataView(bytes.buffer);
    bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    view.setUint16(30, 9, true);
    view.setUint16(32, 6, true);
    view.setUint32(44, 1, true);
    view.setUint32(48, 1, true);
    view.setUint32(60, 0xfffffffe, true);
    view.setUint32(512 + 4, 0xfffffffe, true);
    expect(() => checkCompound(bytes)).not.toThrow();
    view.setUint32(512 + 4, 1, true);
    expect(() => checkCompound(bytes)).toThrow('damaged');
  });

  test('of an old format is refused with what to do', async () => {
    await expect(captureFile(strToU8('x'), 'a.doc', { now })).rejects.toMatchObject({
      message: 'Files of the type ".doc" cannot be read: save it as .docx or .pdf.',
    });
  });
});
