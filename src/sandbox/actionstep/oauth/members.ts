import type { SandboxPerson } from '../../people.ts';
import type { FirmProfile } from '../firm.ts';

export type Member = { person: SandboxPerson; firm: FirmProfile };

/** Who can sign in, at which firm. A login belongs to one firm; one person may have a login at each. */
export type Members = {
  firms: readonly FirmProfile[];
  byLogin(login: string): Member | undefined;
  /** At the first firm that knows the address. */
  byEmail(email: string): Member | undefined;
};

/** The people of some firms. */
export function membersOf(firms: readonly FirmProfile[]): Members {
  const all = firms.flatMap((firm) => firm.people.map((person) => ({ person, firm })));
  return {
    firms,
    byLogin: (login) => all.find(({ person }) => person.login === login),
    byEmail: (email) => all.find(({ person }) => person.email === email.trim().toLowerCase()),
  };
}
