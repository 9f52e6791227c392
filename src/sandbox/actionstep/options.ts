import type { MatterSeed } from './seed/matter-seed.ts';

/** How the stand-in is started. Switches stand for behaviours of the real system that are not known for certain. */
export type ActionstepOptions = {
  /** 0 asks for any free port. */
  port: number;
  /** Keeps grants and entries over a restart; without it they live in memory only. */
  stateFile?: string;
  /** Replaces the sample matters. */
  matters?: readonly MatterSeed[];
  /** Accepted redirect addresses; `*` stands for any port. */
  redirectUris?: readonly string[];
  now?: () => Date;
  /** Status of a successful POST; the vendor's sources contradict each other. */
  postStatus?: 200 | 201;
  /** 'ignored' makes every filter on importExternalReference return all rows. */
  referenceFilter?: 'honoured' | 'ignored';
  /** false: a system without Enhanced Billing Mode, where /timeentries is not found. */
  ebm?: boolean;
};

export type Switches = {
  postStatus: 200 | 201;
  referenceFilter: 'honoured' | 'ignored';
  ebm: boolean;
};

/** All a client needs to talk to a running stand-in. */
export type SandboxDescriptor = {
  authorizeUrl: string;
  tokenUrl: string;
  apiEndpoint: string;
  clientId: string;
  clientSecret: string;
  redirectUris: string[];
  people: { login: string; name: string; participantId: number }[];
};

export const sandboxClient = {
  id: 'matterclock-sandbox',
  secret: 'sandbox-only-0d5c1f7b8a2e',
  name: 'Matterclock',
} as const;

export const sandboxFirm = {
  name: 'Harbour & Vale Lawyers',
  orgkey: 'harbourvale',
  zone: 'Pacific/Auckland',
  participantId: 1,
  divisionId: 1,
} as const;

/** Fills in the defaults of every switch. */
export function switchesOf(options: ActionstepOptions): Switches {
  return {
    postStatus: options.postStatus ?? 200,
    referenceFilter: options.referenceFilter ?? 'honoured',
    ebm: options.ebm ?? true,
  };
}
