/** Where Actionstep is and how this product is registered there. */
export type ActionstepConfig = {
  authorizeUrl: string;
  tokenUrl: string;
  clientId: string;
  clientSecret: string;
  redirectUri: string;
  /** Hosts a token answer may name as its API: '*.actionstep.com' or, in sandbox mode, exactly one 'host:port'. */
  allowedHosts: readonly string[];
  /** Deadline of one call, in milliseconds. */
  timeout: number;
};

/** What the product asks for, and nothing more (reference/actionstep-api.md §1.8). */
export const scopes = ['actions', 'actionparticipants', 'participants', 'users', 'timeentries', 'timerecords', 'rates', 'divisions'];
