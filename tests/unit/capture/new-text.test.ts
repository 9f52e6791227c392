import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { captureMailItem, captureMime } from '../../../src/capture/index.ts';

const now = new Date('2026-11-20T00:00:00Z');
const nobody = { name: '', address: '' };

function newTextOf(bodyText: string): string {
  const item = { internetMessageId: '<a@b>', subject: '', from: nobody, to: [], cc: [], at: now, bodyText, attachments: [] };
  return captureMailItem(item, { now }).newText;
}

describe('the text a mail adds', () => {
  test.each([
    [
      "Outlook's header block",
      'Yes, please.\n\nFrom: Mere <m@h.example>\nSent: Monday, 2 November 2026 9:00 AM\nTo: Aroha\nSubject: Lease\n\nOld',
    ],
    [
      "Outlook's rule above the block",
      'Yes, please.\n________________________________\nFrom: Mere\nSent: Monday\nTo: Aroha\nSubject: Lease\n\nOld',
    ],
    ['the old separator', 'Yes, please.\n\n-----Original Message-----\nFrom: Mere\nOld'],
    ["Gmail's attribution", 'Yes, please.\n\nOn Mon, 2 Nov 2026 at 9:00, Mere <m@h.example> wrote:\n> Old\n> text'],
    ["Gmail's attribution over two lines", 'Yes, please.\n\nOn Mon, 2 Nov 2026 at 9:00, Mere Tāwhai\n<m@h.example> wrote:\n> Old'],
    ["Apple's forward", 'Yes, please.\n\nBegin forwarded message:\n\nFrom: Mere\nOld'],
    ['a German attribution', 'Yes, please.\n\nAm 02.11.2026 um 09:00 schrieb Mere:\n> Old'],
    ['a signature after its dashes', 'Yes, please.\n-- \nAroha Ngata\nKahu Trust'],
    ['a signature after a valediction', 'Yes, please.\n\nKind regards\n\nAroha Ngata\nDirector\n09 555 0100'],
    ["a telephone's footer", 'Yes, please.\n\nSent from my iPhone'],
    ['a disclaimer', 'Yes, please.\n\nThis email and any attachments are confidential.\nDo not read it.'],
  ])('leaves out %s', (_what, body) => {
    expect(newTextOf(body)).toBe('Yes, please.');
  });

  test('keeps replies written between and below quoted lines', () => {
    expect(newTextOf('On Mon, Mere wrote:\n> Shall we?\nYes.\n> When?\nTomorrow.')).toBe('Yes.\nTomorrow.');
  });

  test('keeps a text that only looks like history', () => {
    expect(newTextOf('From: the beach we saw the boundary.\nIt was clear.')).toBe('From: the beach we saw the boundary.\nIt was clear.');
  });

  test('is never longer than the body, and taking it again changes nothing', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('> q', 'On Mon, A wrote:', 'From: A', 'Sent: B', 'To: C', 'text', '', '-- ', 'Regards'), {
          maxLength: 30,
        }),
        (lines) => {
          const once = newTextOf(lines.join('\n'));
          expect(once.length).toBeLessThanOrEqual(lines.join('\n').length);
          for (const line of once.split('\n')) expect(['', ...lines]).toContain(line);
        },
      ),
    );
  });
});

describe('a mail file', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);

  test('shows nothing that is hidden from the reader of its HTML', async () => {
    const html =
      '<p>Yes</p><p style="display:none">secret 1</p><span style="font-size:0">secret 2</span><blockquote>old</blockquote><script>secret 3</script>';
    const mail = await captureMime(bytes(`From: a@b.example\nContent-Type: text/html\n\n${html}`), { now });
    expect(mail.newText).toBe('Yes');
  });

  test('has one fingerprint, however its Message-ID is written', async () => {
    const one = await captureMime(bytes('From: a@b.example\nMessage-ID: <x@B.example>\n\nA'), { now });
    const two = await captureMime(bytes('From: c@d.example\nMessage-ID:  <x@b.EXAMPLE> \n\nAnother'), { now });
    expect(one.fingerprint).toBe(two.fingerprint);
  });

  test.each([
    ['nothing', ''],
    ['a zip', 'PK\u0003\u0004'],
    ['a plain text', 'Dear diary, today nothing happened.'],
    ['headers of no mail', 'Colour: red\n\ntext'],
  ])('%s is refused', async (_what, content) => {
    await expect(captureMime(bytes(content), { now })).rejects.toMatchObject({ code: 'unreadable-file' });
  });

  test('of any bytes is either read or refused, never anything else', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 400 }), async (noise) => {
        try {
          await captureMime(bytes(`From: a@b.example\n${noise}`), { now });
        } catch (error) {
          expect(error).toMatchObject({ code: 'unreadable-file' });
        }
      }),
    );
  });
});
