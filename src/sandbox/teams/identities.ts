import { createHash } from 'node:crypto';
import { invitedTo } from '../meetings/accounts.ts';
import type { Meeting } from '../meetings/meeting-book.ts';
import { type SandboxPerson, sandboxPeople } from '../people.ts';

/** Somebody as the channel names them to a bot: `id` is their MRI, good for this bot only. */
export type TeamsAccount = { id: string; name: string; aadObjectId: string };

/** A member of a chat as the roster shows them. */
export type Member = TeamsAccount & {
  objectId: string;
  givenName: string;
  surname: string;
  email: string;
  userPrincipalName: string;
  tenantId: string;
  userRole: 'user' | 'guest';
};

/** Who and what there is in the tenant, as one bot sees it. */
export type Identities = {
  bot: { id: string; name: string };
  tenantId: string;
  account(person: SandboxPerson): TeamsAccount;
  byMri(mri: string): SandboxPerson | undefined;
  /** The one conversation id of the 1:1 chat of a person and the bot. */
  personalChat(person: SandboxPerson): string;
  personOfChat(conversationId: string): SandboxPerson | undefined;
  member(person: SandboxPerson): Member;
  /** The roster of a meeting's chat: no anonymous people. */
  roster(meeting: Meeting): Member[];
};

/** Names everybody for one bot. */
export function identitiesFor(appId: string, tenantId: string, botName: string): Identities {
  const secret = (what: string) => createHash('sha256').update(`${appId} ${what}`).digest('base64url');
  const mriOf = (oid: string) => `29:1${secret(`mri ${oid}`)}`;
  const personalChat = (person: SandboxPerson) => `a:1${secret(`chat ${person.oid}`)}`;
  const member = (person: SandboxPerson) => memberOf(mriOf(person.oid), { ...person, tenantId, userRole: 'user' });
  return {
    bot: { id: `28:${appId}`, name: botName },
    tenantId,
    account: ({ oid, name }) => ({ id: mriOf(oid), name, aadObjectId: oid }),
    byMri: (mri) => sandboxPeople.find(({ oid }) => mriOf(oid) === mri),
    personalChat,
    personOfChat: (id) => sandboxPeople.find((person) => personalChat(person) === id),
    member,
    roster: (meeting) =>
      invitedTo(meeting).map((account) =>
        memberOf(mriOf(account.oid), {
          ...account,
          tenantId: account.tenantId ?? tenantId,
          userRole: account.tenantId === undefined ? 'user' : 'guest',
        }),
      ),
  };
}

type Known = { name: string; oid: string; email: string; tenantId: string; userRole: Member['userRole'] };

function memberOf(id: string, { name, oid, email, tenantId, userRole }: Known): Member {
  const [givenName = '', ...rest] = name.split(' ');
  const told = { id, name, aadObjectId: oid, objectId: oid, givenName, surname: rest.join(' '), email };
  return { ...told, userPrincipalName: email, tenantId, userRole };
}
