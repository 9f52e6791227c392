import type { MatterSeed } from './seed/matter-seed.ts';
import type { Switches } from './switches.ts';

/** How the stand-in is started; a switch that is not named has its default (switches.ts). */
export type ActionstepOptions = Partial<Switches> & {
  /** 0 asks for any free port. */
  port: number;
  /** Keeps grants, entries and other records over a restart; without it they live in memory only. */
  stateFile?: string;
  /** Replaces the sample matters. */
  matters?: readonly MatterSeed[];
  /** Accepted redirect addresses; `*` stands for any port. */
  redirectUris?: readonly string[];
  now?: () => Date;
  /** Decides what chance decides: which requests a fault with a share strikes. */
  seed?: number;
  /** Starts a second firm, with people, matters and an address of its own, behind the same sign-in. */
  otherFirm?: boolean;
};

type DescribedPerson = { login: string; name: string; participantId: number };

/** All a client needs to talk to a running stand-in. */
export type SandboxDescriptor = {
  authorizeUrl: string;
  tokenUrl: string;
  apiEndpoint: string;
  clientId: string;
  clientSecret: string;
  redirectUris: string[];
  people: DescribedPerson[];
  /** Only when a second firm was asked for. */
  otherFirm?: { orgkey: string; apiEndpoint: string; people: DescribedPerson[] };
};

export const sandboxClient = {
  id: 'matterclock-sandbox',
  secret: 'sandbox-only-0d5c1f7b8a2e',
  name: 'Matterclock',
} as const;
