import { describe, expect, test } from 'vitest';
import type { MatterId } from '../../../src/domain/ids.ts';
import type { Matter } from '../../../src/domain/match.ts';
import { matchMeeting } from '../../../src/intake/match-meeting.ts';
import { referenceCounter } from '../../../src/matching/index.ts';

function matter(reference: string, client: string, email: string): Matter {
  return {
    id: reference as MatterId,
    number: '1',
    reference,
    name: `${client} - matter`,
    clients: [client],
    clientEmails: [email],
    status: 'active',
    billable: true,
  };
}

const harlow = matter('COM-2026-0044', 'Harlow Freight Ltd', 'legal@harlow.example');
const doyle = matter('EST-2026-0012', 'Brendan Doyle', 'brendan@doyle.example');
const matters = [harlow, doyle];
const counter = referenceCounter(matters.map(({ reference }) => reference));
const say = (...texts: string[]) => texts.map((text, at) => ({ speaker: null, from: at, to: at + 1, text }));
const petra = { name: 'Petra Hale', address: 'legal@harlow.example' };

const match = (title: string, people: { name: string; address: string }[], ...texts: string[]) =>
  matchMeeting({ title, people, utterances: say(...texts) }, matters, counter);

describe('the matter of a meeting', () => {
  test('is the one its title names', () => {
    expect(match('Lease COM-2026-0044', [])).toMatchObject({ tier: 'exact', agreed: false, matter: harlow });
    expect(match('Lease COM-2026-0044', [petra])).toMatchObject({ tier: 'exact', agreed: true });
  });

  test('is the one spoken of when its client is there', () => {
    expect(match('Call', [petra], 'So this is about our file COM 2026 0044, the lease.')).toMatchObject({
      tier: 'exact',
      agreed: true,
      matter: harlow,
    });
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
