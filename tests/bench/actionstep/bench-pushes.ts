import { performance } from 'node:perf_hooks';
import { isFailure } from '../../../src/actionstep/failure.ts';
import {
  type Access,
  type ActionstepConfig,
  createTime,
  exchangeCode,
  newToken,
  openAccess,
  type TimeWrite,
  whoAmI,
} from '../../../src/actionstep/index.ts';
import { authorizeAddress, newVerifier } from '../../../src/actionstep/oauth.ts';
import { consent } from '../../component/gateway/open-vault.ts';
import { startSandboxProcess } from '../sandbox-process.ts';
import { configFor } from './connection.ts';
import { type Figure, printFigures } from './figure.ts';

const limits = [5, 20, 50];
const people = ['mere', 'daniel', 'tom', 'priya'];
const seconds = 40;
const learnt = 10;
/** Pushes that wait for their turn at any moment: more than any limit lets through, so that the limit decides. */
const waiting = 64;

type Kind = 'person' | 'firm';
type Sent = { at: number; status: number };
type Outcome = { limit: number; sent: Sent[]; unexpected: number };

/**
 * Pushes without end through the client's own lanes against a sandbox that allows so many requests a second: one person at
 * a limit of persons, four people at a limit of the firm. Real time, from the first request of a client that knows nothing.
 */
export async function benchPushes(): Promise<void> {
  for (const kind of ['person', 'firm'] as const) {
    const outcomes = await Promise.all(limits.map((limit) => pushAt(kind, limit)));
    printFigures(outcomes.flatMap((outcome) => figuresOf(kind, outcome)));
  }
}

async function pushAt(kind: Kind, limit: number): Promise<Outcome> {
  const sandbox = await startSandboxProcess([]);
  try {
    const sent: Sent[] = [];
    const base = configFor(sandbox.descriptor, 60_000);
    const began = { at: 0 };
    const config: ActionstepConfig = {
      ...base,
      onExchange: ({ method, status }) => method === 'POST' && sent.push({ at: (performance.now() - began.at) / 1000, status }),
    };
    const lines = await Promise.all(people.slice(0, kind === 'person' ? 1 : undefined).map((login) => signIn(config, login)));
    const name = kind === 'person' ? 'requestsPerSecond' : 'firmRequestsPerSecond';
    await setSwitch(sandbox.descriptor.authorizeUrl, { [name]: limit });
    began.at = performance.now();
    const share = Math.ceil(waiting / lines.length);
    const all = await Promise.all(lines.flatMap((line) => Array.from({ length: share }, (_, index) => pushOn(line, index, began.at))));
    return { limit, sent: sent.filter(({ at }) => at <= seconds), unexpected: all.reduce((sum, one) => sum + one, 0) };
  } finally {
    await sandbox.end();
  }
}

type Line = { access: Access; participantId: string; zone: string };

async function signIn(config: ActionstepConfig, login: string): Promise<Line> {
  const verifier = newVerifier();
  const back = await consent(authorizeAddress(config, { state: 'bench', verifier }), login);
  const tokens = await exchangeCode(config, back.get('code') ?? '', verifier);
  const open = (lanes: ActionstepConfig) =>
    openAccess(lanes, { firm: 'bench', person: login }, { endpoint: tokens.endpoint, token: newToken(tokens.accessToken) });
  // Asked in lanes of its own: the measured ones know nothing when they begin.
  const { participantId } = await whoAmI(open({ ...config, onExchange: undefined }));
  return { access: open(config), participantId, zone: 'Pacific/Auckland' };
}

/** Pushes one entry after the other until the time is over; answers how many ended otherwise than taken or told to wait. */
async function pushOn({ access, participantId, zone }: Line, index: number, began: number): Promise<number> {
  let unexpected = 0;
  for (let number = 0; performance.now() - began < seconds * 1000; number += 1) {
    const write: TimeWrite = {
      reference: `bench-${participantId}-${index}-${number}`,
      matterNumber: '1001',
      participantId,
      workDate: '2026-11-20',
      zone,
      narrative: 'Perusing email',
      actualHours: '0.25',
      billableHours: '0.30',
    };
    await createTime(access, 'timeentries', write).catch((error: unknown) => {
      if (!isFailure(error, 'actionstep-busy')) unexpected += 1;
    });
  }
  return unexpected;
}

async function setSwitch(authorizeUrl: string, switches: object): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const address = new URL('/sandbox/switches', authorizeUrl);
  const response = await fetch(address, { method: 'PATCH', headers, body: JSON.stringify(switches) });
  if (!response.ok) throw new Error(`switches: ${response.status}`);
}

function figuresOf(kind: Kind, { limit, sent, unexpected }: Outcome): Figure[] {
  const taken = sent.filter(({ status }) => status === 200).length;
  // The sandbox's bucket is full at the start: a second's worth more than the limit over the time.
  const share = (taken / (limit * (seconds + 1))) * 100;
  const later = sent.filter(({ at }) => at > learnt);
  const refused = (later.filter(({ status }) => status === 429).length / later.length) * 100;
  const of = `pushes, ${kind} limit ${limit}/s`;
  return [
    {
      what: `${of}: share of what ${seconds} s allow`,
      value: `${share.toFixed(1)} %`,
      must: '>= 90 %',
      aim: '>= 95 %',
      holds: share >= 90,
    },
    { what: `${of}: 429s after ${learnt} s`, value: `${refused.toFixed(2)} %`, must: '<= 1 %', aim: '', holds: refused <= 1 },
    { what: `${of}: ended otherwise`, value: String(unexpected), must: '0', aim: '', holds: unexpected === 0 },
  ];
}
