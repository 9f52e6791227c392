import { setTimeout as pause } from 'node:timers/promises';
import { type CryptoKey, SignJWT } from 'jose';
import type { z } from 'zod/mini';
import { draftsAnswer, type EntryView, entriesAnswer, entryView, mattersAnswer } from '../../../src/contract/entry.ts';
import { manyAnswer } from '../../../src/contract/ledger.ts';
import { pushAnswer } from '../../../src/contract/push.ts';
import { connectionView } from '../../../src/contract/session.ts';
import { sandboxPeople } from '../../../src/sandbox/people.ts';
import { sampleMail } from '../../component/sample-mail.ts';
import type { Fleet } from './fleet.ts';
import { clientId, tenantId } from './stage.ts';

/** What one entry should be in Actionstep, told apart by its narrative. */
export type Meant = { id: string; version: number; narrative: string; matter: number; timekeeper: string; workDate: string; hours: string };

/** A person who works through the HTTP door and, as people do, tries again. */
export type Lawyer = Awaited<ReturnType<typeof openLawyer>>;

const references = [
  { reference: 'FAM-2026-0107', matter: 1001 },
  { reference: 'COM-2026-0044', matter: 1002 },
  { reference: 'EST-2025-0231', matter: 1003 },
  { reference: 'LIT-2026-0019', matter: 1004 },
] as const;

export async function openLawyer(login: string, key: CryptoKey, fleet: Fleet) {
  const person = sandboxPeople.find((one) => one.login === login);
  if (!person) throw new Error(`nobody is called ${login}`);
  const token = await signIn(person, key);
  const ask = async (method: string, path: string, body?: unknown, origin?: string): Promise<Response> =>
    fetch(`${origin ?? (await fleet.anyOrigin())}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(20_000),
    });
  /** Undefined when the answer was no success, or there was none: the backend may have died. */
  const attempt = async <T>(schema: z.ZodMiniType<T>, method: string, path: string, body?: unknown): Promise<T | undefined> => {
    try {
      const answer = await ask(method, path, body);
      return answer.ok ? schema.parse(await answer.json()) : undefined;
    } catch {
      return undefined;
    }
  };
  const insist = async <T>(schema: z.ZodMiniType<T>, method: string, path: string, body?: unknown): Promise<T> => {
    const answer = await ask(method, path, body);
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return schema.parse(await answer.json());
  };
  const inState = async (state: EntryView['state']): Promise<EntryView[] | undefined> =>
    (await attempt(entriesAnswer, 'GET', `/api/entries?state=${state}&limit=200`))?.entries;
  const known = new Map<string, { id: string; matterId: string }>();
  /** A draft on this matter that the others are copied from; it stays a draft. */
  const firstOn = async (reference: string): Promise<{ id: string; matterId: string }> => {
    const had = known.get(reference);
    if (had) return had;
    const [matter] = (await insist(mattersAnswer, 'GET', `/api/matters?q=${reference}`)).matters;
    const [draft] = (await insist(draftsAnswer, 'POST', '/api/drafts/mail', sampleMail())).entries;
    if (!matter || !draft) throw new Error(`nothing to copy on ${reference}`);
    const choice = { version: draft.version, matterId: matter.id };
    const { id } = await insist(entryView, 'PUT', `/api/entries/${draft.id}/matter`, choice);
    const first = { id, matterId: matter.id };
    known.set(reference, first);
    return first;
  };
  const connect = () => walkThroughConsent(ask, fleet.anyOrigin, login);

  return {
    login,
    name: person.name,
    inState,
    /** How an entry stands, in a line. */
    standing: async (id: string): Promise<string> => {
      const { state, problem, version } = await insist(entryView, 'GET', `/api/entries/${id}`);
      return `${id} is ${state} in version ${version}: ${problem?.message ?? 'no problem noted'} (next try ${problem?.nextTryAt ?? 'none'})`;
    },
    connect,
    /** Drafts, edits and approves so many entries, each unlike every other. */
    approve: async (numbers: readonly number[]): Promise<Meant[]> => {
      const meant: Meant[] = [];
      const shown: { id: string; version: number; matterId: string }[] = [];
      for (const number of numbers) {
        const { reference, matter } = references[number % references.length] ?? references[0];
        const first = await firstOn(reference);
        const copy = await insist(entryView, 'POST', `/api/entries/${first.id}/duplicate`);
        const narrative = `Perusing letter ${number} to ${login} concerning the statements of the trust`;
        const units = 1 + (number % 3);
        const workDate = `2026-11-${String(1 + (number % 18)).padStart(2, '0')}`;
        const { id, version } = await insist(entryView, 'PATCH', `/api/entries/${copy.id}`, {
          version: copy.version,
          narrative,
          units,
          workDate,
        });
        shown.push({ id, version, matterId: first.matterId });
        meant.push({ id, version: version + 1, narrative, matter, timekeeper: person.name, workDate, hours: `0.${units}0` });
      }
      for (let from = 0; from < shown.length; from += 100) {
        const { refused } = await insist(manyAnswer, 'POST', '/api/entries/approve', { entries: shown.slice(from, from + 100) });
        if (refused[0]) throw new Error(`not approved: ${refused[0].message}`);
      }
      return meant;
    },
    /** Pushes these as they were approved. */
    push: (entries: readonly Meant[]) =>
      insist(pushAnswer, 'POST', '/api/pushes', { entries: entries.map(({ id, version }) => ({ id, version })) }),
    /** Pushes some of what is approved, and what failed; answers how much is still under way, undefined when nobody said. */
    pushSome: async (most: number, retryFailed: boolean): Promise<number | undefined> => {
      const approved = await inState('approved');
      const failed = retryFailed ? ((await inState('failed')) ?? []) : [];
      const pushing = await inState('pushing');
      if (!approved || !pushing) return undefined;
      const entries = [...approved, ...failed].slice(0, most).map(({ id, version }) => ({ id, version }));
      if (entries.length > 0) await attempt(pushAnswer, 'POST', '/api/pushes', { entries });
      return approved.length + pushing.length;
    },
    /** Connects again when Actionstep wants it. */
    mendConnection: async (): Promise<boolean> => {
      const status = await attempt(connectionView, 'GET', '/api/connect/status');
      if (status?.state !== 'reconnect') return false;
      return (await connect().catch(() => undefined)) !== undefined;
    },
    waitForMatters: async (): Promise<void> => {
      for (;;) {
        const status = await attempt(connectionView, 'GET', '/api/connect/status');
        if (status?.state === 'connected' && !status.syncing && status.matters > 0) return;
        await pause(200);
      }
    },
  };
}

async function signIn(person: (typeof sandboxPeople)[number], key: CryptoKey): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    ver: '2.0',
    tid: tenantId,
    oid: person.oid,
    azp: clientId,
    scp: 'access_as_user',
    name: person.name,
    preferred_username: person.email,
    aud: clientId,
    iss: `https://login.test/${tenantId}/v2.0`,
    iat: now,
    exp: now + 7200,
  };
  return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'chaos' }).sign(key);
}

type Ask = (method: string, path: string, body?: unknown, origin?: string) => Promise<Response>;

/** Ticket, consent, callback, as a browser does it. */
async function walkThroughConsent(ask: Ask, anyOrigin: () => Promise<string>, login: string): Promise<true> {
  const origin = await anyOrigin();
  const { url } = (await (await ask('POST', '/api/connect/ticket', undefined, origin)).json()) as { url: string };
  const start = await fetch(`${origin}${url}`, { redirect: 'manual' });
  const cookie = (start.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const consent = await fetch(`${start.headers.get('location')}&login=${login}&consent=yes`, { redirect: 'manual' });
  const back = new URL(consent.headers.get('location') ?? '');
  const done = await fetch(`${origin}${back.pathname}${back.search}`, { redirect: 'manual', headers: { cookie } });
  if (done.status >= 400) throw new Error(`connect: ${done.status}`);
  return true;
}
