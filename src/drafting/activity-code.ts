import type { Evidence, EvidencePerson } from '../domain/evidence.ts';

/** What is known besides the evidence: the person's own address and the client's addresses. */
export type Sides = { me?: EvidencePerson | undefined; clientAddresses?: readonly string[] };

const lawyers =
  /\b(?:law|legal|lawyers?|solicitors?|barristers?|chambers|attorneys?|counsel|advocates?)\b|(?:law|legal|lawyers|chambers)\./i;
const official = /courts?\.|tribunal|\bgov\.|\bgovt\./i;
const court = /\b(?:hearing|directions|mention|trial|callover|call-over|mediation|conciliation|tribunal|arbitration|inquest|court)\b/i;

/**
 * The UTBMS activity that the evidence shows: with whom by the addresses (firm A105, client A106, other counsel A107, others A108),
 * before a court A109, documents A104, or A103 when the person wrote them. Null where nothing tells.
 */
export function activityCodeOf(evidence: Evidence, sides: Sides): string | null {
  switch (evidence.kind) {
    case 'mail':
      return codeOfPeople(evidence.direction === 'sent' ? evidence.to : [evidence.from], sides) ?? 'A106';
    case 'meeting':
    case 'recording':
      return court.test(evidence.title) ? 'A109' : (codeOfPeople(evidence.people, sides) ?? 'A109');
    case 'document':
      return isMine([evidence.author, evidence.lastAuthor], sides) ? 'A103' : 'A104';
    case 'note':
      return null;
  }
}

function codeOfPeople(people: readonly EvidencePerson[], { me, clientAddresses = [] }: Sides): string | null {
  const addressed = people.filter(({ address }) => address !== '');
  if (addressed.length === 0) return null;
  const own = domainOf(me?.address ?? '');
  const others = addressed.filter(({ address }) => own === '' || domainOf(address) !== own);
  if (others.length === 0) return 'A105';
  if (others.some(({ address }) => clientAddresses.includes(address.toLowerCase()))) return 'A106';
  if (others.every(({ address }) => official.test(domainOf(address)))) return 'A108';
  if (others.some(({ address }) => lawyers.test(domainOf(address).replaceAll('-', ' ')))) return 'A107';
  return 'A106';
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}

/** Whether the person is among the authors a document names. */
export function isMine(authors: readonly string[], { me }: Sides): boolean {
  const name = me?.name.toLowerCase() ?? '';
  return name !== '' && authors.some((author) => author.toLowerCase() === name);
}
