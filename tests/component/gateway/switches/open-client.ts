import { randomUUID } from 'node:crypto';
import {
  type Access,
  type ActionstepConfig,
  authorizeAddress,
  exchangeCode,
  type KnownTokens,
  newVerifier,
  refreshTokens,
  type TimeWrite,
  type TokenOutcome,
  type TokenSet,
} from '../../../../src/actionstep/index.ts';
import { type Lane, type Lanes, openLanes } from '../../../../src/actionstep/lane.ts';
import { startActionstep } from '../../../../src/sandbox/actionstep/start-actionstep.ts';
import type { Switches } from '../../../../src/sandbox/actionstep/switches.ts';
import { controlOf, type Json } from '../../stand-in/sign-in.ts';
import { consent } from '../open-vault.ts';

export type Client = Awaited<ReturnType<typeof openClient>>;

/** What must hold while a switch has a value; other switches are set by `beside`. */
export type Case<V> = { value: V; beside?: Partial<Switches>; holds: (client: Client) => Promise<void> };

/** One guarantee that is to hold whatever the value is. */
export function always<V>(values: readonly V[], holds: (client: Client) => Promise<void>, beside: Partial<Switches> = {}): Case<V>[] {
  return values.map((value) => ({ value, beside, holds }));
}

const day = 86_400_000;

/** The real client of Actionstep, without database or door, before a real stand-in whose clock can be moved. */
export async function openClient() {
  const clock = { ahead: 0 };
  const sandbox = await startActionstep({ port: 0, now: () => new Date(Date.now() + clock.ahead) });
  const control = controlOf(sandbox);
  const defaults = (await control.call('GET', 'switches')).body['switches'] as Json;
  const { descriptor } = sandbox;
  const config: ActionstepConfig = {
    authorizeUrl: descriptor.authorizeUrl,
    tokenUrl: descriptor.tokenUrl,
    clientId: descriptor.clientId,
    clientSecret: descriptor.clientSecret,
    redirectUri: 'http://127.0.0.1:9/connect/callback',
    allowedHosts: [new URL(descriptor.apiEndpoint).host],
    timeout: 10_000,
    hooksUrl: 'http://127.0.0.1:9/hooks',
  };
  const now = () => new Date(Date.now() + clock.ahead);
  const lanes = openLanes();
  const kept = new Map<string, TokenSet>();
  const signIn = async (login: string, change: { scope?: string; verifier?: string } = {}): Promise<TokenSet> => {
    const verifier = newVerifier();
    const address = new URL(authorizeAddress(config, { state: 's', verifier }));
    if (change.scope !== undefined) address.searchParams.set('scope', change.scope);
    const back = await consent(address.href, login);
    return exchangeCode(config, back.get('code') ?? '', change.verifier ?? verifier, now());
  };
  const refresh = (known: KnownTokens): Promise<TokenOutcome> => refreshTokens(config, known, now());
  return {
    config,
    control,
    clock,
    signIn,
    refresh,
    /** A person's access; `tokens` of their own, or those of an earlier call. `renewed` counts the tokens asked for. */
    access: async (login = 'mere', own: { tokens?: TokenSet; lanes?: Lanes } = {}): Promise<CountedAccess> => {
      const set = own.tokens ?? kept.get(login) ?? (await signIn(login));
      if (own.tokens === undefined) kept.set(login, set);
      return accessOf(set, (own.lanes ?? lanes).of('firm', login), refresh);
    },
    set: async (switches: Partial<Switches>) => {
      const answer = await control.set(switches);
      if (answer.status !== 200) throw new Error(answer.text);
    },
    reset: async () => {
      clock.ahead = 0;
      kept.clear();
      await control.set(defaults);
      await control.call('DELETE', 'requests');
    },
    /** The lines of the firm's ledger that carry this write's reference. */
    inLedger: async (write: TimeWrite) => (await control.ledger()).filter((line) => line['importExternalReference'] === write.reference),
    close: sandbox.close,
    days: (count: number) => {
      clock.ahead += count * day;
    },
  };
}

type CountedAccess = Access & { renewed(): number };

function accessOf(set: TokenSet, lane: Lane, refresh: (known: KnownTokens) => Promise<TokenOutcome>): CountedAccess {
  let [current, count] = [set, 0];
  return {
    endpoint: set.endpoint,
    token: {
      current: async () => current.accessToken,
      renew: async () => {
        count += 1;
        const outcome = await refresh(current);
        if (outcome.kind === 'refused') throw new Error(outcome.error);
        current = outcome.tokens;
        return current.accessToken;
      },
    },
    lane,
    timeout: 10_000,
    renewed: () => count,
  };
}

/** A write of Mere's that is complete, as far as it is not changed. */
export function writeOf(changes: Partial<TimeWrite> = {}): TimeWrite {
  return {
    reference: `mc-${randomUUID().slice(0, 20)}`,
    matterNumber: '1001',
    participantId: '14',
    workDate: '2026-11-20',
    zone: 'Pacific/Auckland',
    narrative: 'Perusing email',
    actualHours: '0.25',
    billableHours: '0.30',
    ...changes,
  };
}
