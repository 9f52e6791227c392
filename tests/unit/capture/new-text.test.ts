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
    ['a header block in Danish', 'Yes, please.\n\nFra: Mere\nSendt: 2. november 2026\nTil: Aroha\nEmne: Lejemål\n\nOld'],
    [
      'a header block in Chinese',
      'Yes, please.\n\n发件人: Mere <m@h.example>\n发送时间: 2026年11月2日 9:00\n收件人: Aroha\n主题: Lease\n\nOld',
    ],
    ['a ruled title in French', "Yes, please.\n\n-------- Message d'origine --------\nDe : Mere\nOld"],
    ['a lone sender with an address', 'Yes, please.\n\nFrom: Mere <m@h.example>\n\nOld'],
    ["Notes' block without a sender's header", 'Yes, please.\n\n\nMere Tawhai\n02/11/2026 09:00 AM\nTo: Aroha\ncc:\nSubject: Lease\n\nOld'],
    ['an attribution without a verb', 'Yes, please.\n\n2 Nov 2026, 9:00, "Mere" <m@h.example>:\n\nOld'],
    ['an attribution with the name behind its verb', 'Yes, please.\n\nman. 2. nov. 2026 kl. 09:00 skrev Mere <m@h.example\n>:\n\n> Old'],
    ['an attribution over four lines', 'Yes, please.\n\nOn 2 Nov 2026,\nat 9:00,\nMere Tāwhai\n<m@h.example> wrote:\n\n> Old'],
    ['a quoted line that a gateway broke', `Yes, please.\n\n> ${'old '.repeat(20)}\nand its rest\n> Old`],
    ["a mailing list's footer", 'Yes, please.\n\n__________\nproperty-law mailing list\nhttps://lists.example/property'],
    ["a telephone's footer in German", 'Yes, please.\n\nGesendet von Outlook für Android<https://aka.example/x>\n\nOld'],
    ['a signature after thanks', 'Yes, please.\n\nThanks,\nAroha'],
    ['a dash and a name', 'Yes, please.\n\n-Aroha Ngata'],
    ['a disclaimer over two lines', 'Yes, please.\n\nThe information in this email and its\nattachments is privileged. Delete it.'],
    ['a disclaimer', 'Yes, please.\n\nThis email and any attachments are confidential.\nDo not read it.'],
  ])('leaves out %s', (_what, body) => {
    expect(newTextOf(body)).toBe('Yes, please.');
  });

  test('keeps replies written between and below quoted lines', () => {
    expect(newTextOf('On Mon, Mere wrote:\n> Shall we?\nYes.\n> When?\nTomorrow.')).toBe('Yes.\nTomorrow.');
  });

  test.each([
    ['a sender of no mail', 'From: the beach we saw the boundary.\nIt was clear.'],
    ['sentences about dates', 'On 2 November 2026 we met.\nOn the other hand, nobody wrote: it was agreed.'],
    ['a sentence that ends like an attribution', 'As Mere wrote:\nthe lease ends.'],
    ['rules between paragraphs', 'One.\n\n-----\n\nTwo.\n\n====\n\nThree.'],
    ['a sentence about what was sent', 'Sent from my desk, which is easier, is the lease.'],
    ['an email that speaks of itself', 'This email confirms our instructions.\nImportant: sign by Friday.'],
    ['thanks at the end', 'Please sign.\n\nThanks!'],
    ['points after dashes', 'Three points:\n-- the lease\n-- the bond\n- Rent'],
  ])('keeps %s', (_what, body) => {
    expect(newTextOf(body)).toBe(body);
  });

  test.each([
    ['a line of "On "', 'On '.repeat(60_000)],
    ['lines of "On aaa"', `On ${'a'.repeat(290)}\n`.repeat(5_000)],
    ['lines of dates', 'On 2 Nov 2026, at 9:00, a b c\n'.repeat(20_000)],
    ['lines of senders', 'From: a\n'.repeat(60_000)],
    ['rules', '_____\n'.repeat(100_000)],
    ['dashes', '-'.repeat(1_000_000)],
    ['quotes', '>'.repeat(1_000_000)],
    ['addresses', '<a@b '.repeat(100_000)],
  ])('takes work in proportion to %s', (_what, body) => {
    expect(newTextOf(body).length).toBeLessThanOrEqual(body.length);
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
