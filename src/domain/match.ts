import type { MatterId } from './ids.ts';

/** A matter as far as matching and people need it. Names are plain text of the firm. */
export type Matter = {
  id: MatterId;
  /** The number Actionstep gives it; people type it as "matter 1234". */
  number: string;
  /** The firm's own file reference; may be empty. */
  reference: string;
  name: string;
  clients: string[];
  /** Addresses of the clients, lower case. */
  clientEmails: string[];
  status: MatterStatus;
  billable: boolean;
};

export type MatterStatus = 'active' | 'inactive' | 'closed';

/** A matter offered to a person, with reasons the person can check, and how often such an offer is right: 0 to 1. */
export type Candidate = { matter: Matter; reasons: string[]; confidence: number };

/**
 * What matching found. `exact` is one open, billable matter whose very reference was written and nothing contradicts it;
 * `agreed` when client or correspondent fits too. `suggested` needs a person. `none` needs a search.
 */
export type Match =
  | { tier: 'exact'; agreed: boolean; matter: Matter; reasons: string[]; confidence: number; runnersUp: Candidate[] }
  | { tier: 'suggested'; candidates: Candidate[] }
  | { tier: 'none'; reasons: string[] };
