import { describe, expect, test } from 'vitest';
import type { MatterId } from '../../../src/domain/ids.ts';
import type { Matter } from '../../../src/domain/match.ts';
import { matchMeeting } from '../../../src/intake/match-meeting.ts';
import { MatterIndex, matchKnown } from '../../../src/matching/index.ts';

function matter(number: string, reference: string, client: string, email: string): Matter {
  return {
    id: reference as MatterId,
    number,
    reference,
    name: `${client} - matter`,
    clients: [client],
    clientEmails: [email],
    status: 'active',
    billable: true,
  };
}

const harlow = matter('7001', 'COM-2026-0044', 'Harlow Freight Ltd', 'legal@harlow.example');
const doyle = matter('7002', 'EST-2026-0012', 'Brendan Doyle', 'brendan@doyle.example');
const index = new MatterIndex();
index.put([harlow, doyle]);
const say = (...texts: string[]) => texts.map((text, at) => ({ speaker: null, from: at, to: at + 1, text }));
const petra = { name: 'Petra Hale', address: 'legal@harlow.example' };

const match = (title: string, people: { name: string; address: string }[], ...texts: string[]) =>
  matchMeeting({ title, people, utterances: say(...texts) }, (known) => matchKnown(known, index, { has: () => true }));

describe('the matter of a meeting', () => {
  test('is the one its title names', () => {
    expect(match('Lease COM-2026-0044', [])).toMatchObject({ tier: 'exact', agreed: false, matter: harlow });
    expect(match('Lease COM-2026-0044', [petra])).toMatchObject({ tier: 'exact', agreed: true });
  });

  test('that is only spoken of is offered and not taken, though its client is there', () => {
    const found = match('Call', [petra], 'So this is about our file COM 2026 0044, the lease.');
    expect(found).toMatchObject({ tier: 'suggested', candidates: [{ matter: harlow }] });
    expect(found.tier === 'suggested' && found.candidates[0]?.reasons).toContain('but only spoken of in the meeting');
  });

  test('that is only spoken of, with nobody of its client there, is offered and not taken', () => {
    const found = match('Call', [], 'We did the same in EST-2026-0012 last year.');
    expect(found).toMatchObject({ tier: 'suggested', candidates: [{ matter: doyle }] });
    expect(found.tier === 'suggested' && found.candidates[0]?.reasons).toContain('but only spoken of in the meeting');
  });

  test('of two references, or against the client who is there, is for a person to choose', () => {
    expect(match('Lease COM-2026-0044', [], 'And EST-2026-0012 too.').tier).toBe('suggested');
    expect(match('Call', [petra], 'As in EST-2026-0012.').tier).toBe('suggested');
  });

  test('is not guessed from names that fall in the talk', () => {
    expect(match('Call', [], 'Brendan said it. Then we saw Mr Doyle.', 'Harlow is a town, freight is dear.').tier).toBe('none');
  });
});
