import type { MeetingEvidence } from '../domain/evidence.ts';
import type { Viewer } from './capture-mail-item.ts';
import type { ParsedItem, ParsedPerson } from './files/parsed-file.ts';
import { fingerprintOf } from './fingerprint.ts';
import { newTextOf } from './mail-text/new-text.ts';

const wholeDay = 24 * 3600 * 1000;

/**
 * An appointment as its calendar tells it: who was asked, from when to when. Nothing tells that it took place; one that is kept for
 * whole days tells no time at all.
 */
export function appointmentOf(item: ParsedItem, text: string, { me, now }: Viewer): MeetingEvidence {
  const [start, end] = [new Date(item.start), new Date(item.end)];
  const isTimed = start < end;
  const isStretch = isTimed && end.getTime() - start.getTime() < wholeDay;
  const isMe = ({ address }: ParsedPerson) => me !== undefined && me.address.toLowerCase() === address.toLowerCase();
  const people = [item.from, ...item.to, ...item.cc].filter((one) => isNamed(one) && !isMe(one));
  return {
    kind: 'meeting',
    fingerprint: fingerprintOf('meeting', [item.subject, item.start, item.end]),
    title: item.subject,
    service: /teams\.microsoft\.com/i.test(item.text.slice(0, 100_000)) ? 'Teams' : null,
    fromFile: true,
    at: isTimed ? start : now,
    timekeeper: me ?? null,
    people: people.filter((one, at) => people.findIndex(({ name, address }) => name === one.name && address === one.address) === at),
    timing: isStretch ? 'schedule' : 'unknown',
    intervals: isStretch ? [{ start, end }] : [],
    spokenSeconds: 0,
    utterances: [],
    warnings: [
      'This is an appointment of the calendar: nothing tells that it took place, or for how long.',
      ...(isTimed && !isStretch ? ['It is kept for whole days.'] : []),
      ...(newTextOf(text) === '' ? [] : ['The text of the invitation is not used.']),
    ],
  };
}

/** Outlook writes Unknown where an item has no sender. */
function isNamed({ name, address }: ParsedPerson): boolean {
  return address !== '' || (name !== '' && name !== 'Unknown');
}
