import type { EvidencePerson, Interval } from '../domain/evidence.ts';
import { secondsShared } from '../domain/interval.ts';
import type { Member } from '../firms/index.ts';
import type { Attendee } from '../microsoft/index.ts';

/** One who attended, under one entry however often they joined. */
export type Present = { oid: string | null; name: string; address: string; isOfTenant: boolean; intervals: Interval[] };

/** Attendees by object id (by name where there is none), those who never were there left out. */
export function presentOf(attendees: readonly Attendee[], tenantId: string): Present[] {
  const present = new Map<string, Present>();
  for (const { oid, name, address, tenantId: tenant, intervals } of attendees) {
    const key = oid ?? `${name}\n${address}`;
    const known = present.get(key);
    if (known) known.intervals.push(...intervals);
    else if (intervals.length > 0)
      present.set(key, { oid, name, address, isOfTenant: tenant === null || tenant === tenantId.toLowerCase(), intervals: [...intervals] });
  }
  return [...present.values()];
}

/**
 * Whether somebody the firm does not know yet is one of its own: an account of its tenant, and an address of a domain that its
 * people have. A guest of the tenant is somebody else's: no client ever gets a draft.
 */
export function isOfFirm({ oid, address, isOfTenant }: Present, domains: ReadonlySet<string>): boolean {
  return oid !== null && isOfTenant && !/#ext#/i.test(address) && domains.has(domainOf(address));
}

/** The part after the '@', in small letters; '' for what is no address. */
export function domainOf(address: string): string {
  const at = address.lastIndexOf('@');
  return at < 0 ? '' : address.slice(at + 1).toLowerCase();
}

/** Who else was there while the person was: people from outside first, since the meeting was for them. */
export function othersOf(self: Present, present: readonly Present[], members: readonly Member[]): EvidencePerson[] {
  const colleagues = new Map(members.map((member) => [member.oid, member]));
  const met = present.filter((one) => one !== self && secondsShared(one.intervals, self.intervals) > 0);
  const isColleague = ({ oid }: Present) => oid !== null && colleagues.has(oid);
  return [...met.filter((one) => !isColleague(one)), ...met.filter(isColleague)].map(({ oid, name, address }) => {
    const member = oid === null ? undefined : colleagues.get(oid);
    return { name: name || (member?.name ?? ''), address: address || (member?.email ?? '') };
  });
}
