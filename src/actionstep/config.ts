/** One request and its answer, without address, header or body. `status` is 0 when there was no answer. */
export type Exchange = { correlationId: string; method: string; resource: string; status: number; millis: number };

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
  /** Public address of this backend that Actionstep tells of changes; without it nothing is told and all is asked. */
  hooksUrl?: string | undefined;
  /** Told of every exchange; for the log. */
  onExchange?: ((exchange: Exchange) => void) | undefined;
};

/** What a grant is asked for, each with what it is needed for in the words of the connect screen. */
export type Permission = { scope: string; purpose: string };

/** What the product asks for, and nothing more (reference/actionstep-api.md §1.8). */
const permissions: readonly Permission[] = [
  { scope: 'actions', purpose: 'See your matters: number, reference, name and status.' },
  { scope: 'participants', purpose: 'See the clients of your matters, to recognise them in mail and meetings, and your own name.' },
  { scope: 'actionparticipants', purpose: 'See who stands on a matter, to check that you may record time on it.' },
  { scope: 'actionbillsettings', purpose: 'See how a matter is billed: hourly or fixed fee, activity codes, currency and tax.' },
  { scope: 'users', purpose: 'Find which timekeeper you are.' },
  { scope: 'timeentries', purpose: 'Write the time you approve, look it up again, and take it back when you ask for it.' },
  { scope: 'timerecords', purpose: 'The same in firms without Enhanced Billing Mode.' },
  { scope: 'rates', purpose: 'See the rate labels and whether they include tax.' },
  { scope: 'actionrates', purpose: 'See the rates that a matter has of its own.' },
  { scope: 'divisions', purpose: 'Find the time zone of your firm.' },
];
const hooksPermission: Permission = { scope: 'resthooks', purpose: 'Be told when a matter or a client changes.' };

/** What this installation asks a person for. */
export function permissionsOf(config: ActionstepConfig): readonly Permission[] {
  return config.hooksUrl === undefined ? permissions : [...permissions, hooksPermission];
}

/** The scopes of those permissions. */
export function scopesOf(config: ActionstepConfig): string[] {
  return permissionsOf(config).map(({ scope }) => scope);
}
