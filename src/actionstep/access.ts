import { AppError } from '../domain/errors.ts';
import type { ActionstepConfig, Exchange } from './config.ts';
import { type Lane, type Lanes, openLanes } from './lane.ts';

/** What one call needs: which system, a source of bearer tokens, a lane, and how long it may take. */
export type Access = {
  /** REST base without a trailing slash. */
  endpoint: string;
  token: TokenSource;
  lane: Lane;
  /** A call ends within this many milliseconds, waiting and repetitions included: the push counts on it (design §5.2). */
  timeout: number;
  /** Told of every exchange; for the log. */
  onExchange?: ((exchange: Exchange) => void) | undefined;
};

/** Where bearer tokens come from. */
export type TokenSource = {
  /** The token to send now. */
  current(): Promise<string>;
  /** Another one after Actionstep answered `refused` with 401. Throws not-connected when there is none. */
  renew(refused: string): Promise<string>;
};

const lanesOf = new WeakMap<ActionstepConfig, Lanes>();

/** The access of one person of one firm to the system at `endpoint`; all of one process share the firm's lane. */
export function openAccess(
  config: ActionstepConfig,
  owner: { firm: string; person: string },
  line: { endpoint: string; token: TokenSource },
): Access {
  const lanes = lanesOf.get(config) ?? openLanes();
  lanesOf.set(config, lanes);
  return { ...line, lane: lanes.of(owner.firm, owner.person), timeout: config.timeout, onExchange: config.onExchange };
}

/** A token that is not kept yet, and so cannot be renewed. */
export function newToken(accessToken: string): TokenSource {
  return {
    current: async () => accessToken,
    renew: async () => {
      throw new AppError({
        code: 'connect-refused',
        message: 'Actionstep did not accept its own sign-in. Connect again.',
        retry: 'after-person',
      });
    },
  };
}
