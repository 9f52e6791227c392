import { randomUUID } from 'node:crypto';
import type * as z from 'zod/mini';
import {
  approval,
  type EntryView,
  entryEdit,
  entryView,
  type MailItem,
  mailItem,
  matterChoice,
  versionOnly,
} from '../../../src/contract/entry.ts';
import { type RateRequest, type RatesAnswer, rateRequest, ratesAnswer } from '../../../src/contract/rate.ts';
import { type ConnectionView, connectionView, firmSettingsChange, meView, paneConfig } from '../../../src/contract/session.ts';
import { matchOf, matters, searchMatters } from './matters.ts';

export type FakeRequest = { method: string; path: string; query: URLSearchParams; body: unknown; token: string | undefined };
export type FakeAnswer = { status: number; body: unknown };

const none: ConnectionView = { state: 'none', system: null, timekeeper: null, matters: 0, syncing: false };
export const connected: ConnectionView = {
  state: 'connected',
  system: 'harbourvale',
  timekeeper: 'Mere Tāwhai',
  matters: 198,
  syncing: false,
};

type NewEntry = z.input<typeof entryView>;

/** What becomes of the next push, when it is asked for the second time. */
export type PushPlan = 'pushed' | 'different' | 'failed' | 'unconfirmed' | 'waits';

export type FakeApi = ReturnType<typeof openFakeApi>;

/** A backend with state and the contract's shapes, as much as the pane asks for. Faults are switched on by its fields. */
export function openFakeApi() {
  const entries = new Map<string, EntryView>();
  const byMail = new Map<string, string[]>();
  const api = {
    calls: [] as string[],
    connection: connected,
    push: 'pushed' as PushPlan,
    /** Null takes every token; otherwise only those issued after so many. */
    tokensAfter: 0,
    firmIsKnown: true,
    /** Every matter requires an activity code. */
    codeRequired: false,
    isDown: false,
    role: 'timekeeper' as 'timekeeper' | 'admin',
    country: null as 'AU' | 'NZ' | null,
    entries,
    answer(request: FakeRequest): FakeAnswer {
      api.calls.push(`${request.method} ${request.path}`);
      return answer(request);
    },
    /** Another door changes the entry. */
    changeElsewhere(changes: Partial<EntryView>): EntryView {
      const [entry] = [...entries.values()].slice(-1);
      if (!entry) throw new Error('there is no entry yet');
      return keep({ ...entry, ...changes, version: entry.version + 1 });
    },
    none,
  };

  function answer({ method, path, query, body, token }: FakeRequest): FakeAnswer {
    const ok = (value: unknown): FakeAnswer => ({ status: 200, body: value });
    if (path === '/api/config') {
      return ok(
        paneConfig.parse({
          clientId: 'client',
          authority: 'https://login.microsoftonline.com/common',
          scope: 'api://pane.test/client/access_as_user',
          sandbox: false,
        }),
      );
    }
    if (token === undefined || Number(token.replace('token-', '')) <= api.tokensAfter)
      return problem(401, 'not-signed-in', 'Sign in again: this sign-in is not valid here.');
    if (!api.firmIsKnown) return problem(403, 'not-allowed', 'Your organisation has not been set up in Matterclock.');
    if (path === '/api/me') {
      const settings = { unitMinutes: 6, rounding: 'up', minimumUnits: 1, zone: 'Pacific/Auckland' };
      return ok(
        meView.parse({
          person: { id: 'mere', name: 'Mere Tāwhai', role: api.role },
          firm: { name: 'Harbour & Vale Lawyers', settings: { ...settings, country: api.country }, proposedCountry: 'NZ' },
          connection: api.connection,
        }),
      );
    }
    if (path === '/api/firm/settings') {
      api.country = firmSettingsChange.parse(body).country ?? null;
      return ok({ unitMinutes: 6, rounding: 'up', minimumUnits: 1, zone: 'Pacific/Auckland', country: api.country });
    }
    if (path.endsWith('/rates')) return ok(ratesAnswer.parse(rates));
    if (path === '/api/connect/ticket') return ok({ url: `/connect/start?ticket=${randomUUID()}` });
    if (path === '/api/connect/status') return ok(connectionView.parse(api.connection));
    if (path === '/api/drafts/mail') return ok(draft(mailItem.parse(body)));
    if (path === '/api/drafts/mail/known') return ok({ entries: entriesOf(mailItem.parse(body)) });
    if (path.endsWith('/favourite')) return starred(path.split('/')[3] ?? '', method === 'PUT');
    if (path === '/api/matters') return ok({ matters: searchMatters(query.get('q') ?? '') });
    return ofEntry(method, path, body);
  }

  function starred(matterId: string, on: boolean): FakeAnswer {
    for (const entry of entries.values()) if (entry.matter?.id === matterId) entries.set(entry.id, { ...entry, favourite: on });
    return { status: 204, body: undefined };
  }

  function ofEntry(method: string, path: string, body: unknown): FakeAnswer {
    const [, id = '', verb = ''] = /^\/api\/entries\/([0-9a-f-]{36})(?:\/(\w+))?$/.exec(path) ?? [];
    const entry = entries.get(id);
    if (!entry) return problem(404, 'not-found', 'This entry does not exist or is not yours.');
    if (method === 'GET') return { status: 200, body: settle(entry) };
    const { version } = versionOnly.parse(body);
    if (version !== entry.version) {
      return problem(409, 'stale', 'This entry was changed meanwhile. Look at the newer one, then decide.', { current: entry });
    }
    const next = change(entry, method === 'PATCH' ? 'edit' : verb, body);
    return 'status' in next ? next : { status: 200, body: keep({ ...next, version: entry.version + 1 }) };
  }

  function change(entry: EntryView, verb: string, body: unknown): EntryView | FakeAnswer {
    switch (verb) {
      case 'edit': {
        const { narrative = entry.narrative, units = entry.units, ...rest } = entryEdit.parse(body);
        const { workDate = entry.workDate, treatment = entry.treatment, activityCode = entry.activityCode } = rest;
        const hours = (units * 0.1).toFixed(2);
        const edited = { narrative: narrative.trim(), units, hours, workDate, treatment, activityCode };
        return { ...entry, ...edited, state: 'draft', problem: null };
      }
      case 'matter': {
        const { matterId } = matterChoice.parse(body);
        const found = Object.values(matters).find((matter) => matter.id === matterId);
        return found
          ? { ...entry, matter: found, matterDecidedBy: 'person', state: 'draft' }
          : problem(400, 'bad-input', 'No such matter.');
      }
      case 'rate':
        return rated(entry, rateRequest.parse(body).rate);
      case 'approve':
        if (approval.parse(body).matterId !== entry.matter?.id) return problem(409, 'matter-not-confirmed', 'Choose the matter first.');
        return { ...entry, state: 'approved' };
      case 'push':
        return { ...entry, state: 'pushing', problem: null };
      case 'dismiss':
        return { ...entry, state: 'dismissed' };
      default:
        return { ...entry, state: 'draft' };
    }
  }

  function settle(entry: EntryView): EntryView {
    if (entry.state !== 'pushing') return entry;
    const waiting = { code: 'actionstep-unreachable', message: 'Actionstep does not answer. It is tried again by itself.' };
    if (api.push === 'waits') return keep({ ...entry, problem: waiting });
    const version = entry.version + 1;
    if (api.push === 'failed')
      return keep({
        ...entry,
        version,
        state: 'failed',
        problem: { code: 'actionstep-refused', message: 'Actionstep refused this entry: the matter does not take time entries.' },
      });
    if (api.push === 'unconfirmed')
      return keep({
        ...entry,
        version,
        state: 'unconfirmed',
        problem: { code: 'outcome-unknown', message: 'Actionstep did not say whether it took this entry. Look in Actionstep.' },
      });
    const differences = api.push === 'different' ? ['Actionstep bills 0.20 h, sent were 0.10 h.'] : [];
    const hours = api.push === 'different' ? '0.20' : entry.hours;
    const amount = (Number(hours) * 420).toFixed(2);
    return keep({ ...entry, version, state: 'pushed', pushed: { remoteId: '7001', hours, rate: '420.00', amount, differences } });
  }

  function draft(mail: MailItem) {
    const known = entriesOf(mail);
    if (known.length > 0) return { created: false, entries: known };
    const entry = keep(newEntry(mail));
    byMail.set(mail.internetMessageId, [entry.id]);
    return { created: true, entries: [entry] };
  }

  function entriesOf(mail: MailItem): EntryView[] {
    return (byMail.get(mail.internetMessageId) ?? []).flatMap((id) => entries.get(id) ?? []);
  }

  function keep(entry: NewEntry): EntryView {
    const parsed = entryView.parse(entry);
    const others = parsed.checks.filter(({ code }) => code !== codeMissing.code);
    const isMissing = api.codeRequired && parsed.activityCode === null;
    const kept = { ...parsed, checks: isMissing ? [...others, codeMissing] : others };
    entries.set(kept.id, kept);
    return kept;
  }

  return api;
}

const rates: RatesAnswer = {
  labels: [
    { id: '15', name: 'Partner', kind: 'hourly', price: '500.00', overridden: false, includesTax: false, defaultOf: 'timekeeper' },
    { id: '18', name: 'Fixed fee', kind: 'fixed', price: null, overridden: false, includesTax: false, defaultOf: null },
  ],
  typed: true,
  currency: 'NZD',
  salesTax: true,
};

/** The words are the backend's: here they only name what was asked for. */
function rated(entry: EntryView, rate: RateRequest['rate']): EntryView | FakeAnswer {
  if (rate.kind === 'own' || rate.kind === 'label')
    return { ...entry, state: 'draft', rate: { ...noRate, kind: rate.kind, sentence: `Rate ${rate.kind}.` } };
  if (!/^\d+(\.\d\d?)?$/.test(rate.price))
    return problem(400, 'bad-input', 'A rate must be a plain number such as 420.00.', { pointer: '/price' });
  const typed = { price: rate.price, includesTax: rate.includesTax };
  return {
    ...entry,
    state: 'draft',
    rate: {
      ...noRate,
      kind: rate.kind,
      price: rate.price,
      typed,
      sentence: `Typed ${rate.price} ${rate.includesTax ? 'with' : 'without'} GST.`,
    },
  };
}

const noRate = { label: null, price: null, gst: null, typed: null };

const codeMissing = {
  code: 'code-required',
  level: 'stop' as const,
  message: 'The matter requires an activity code.',
  remedy: 'Choose the code of the work.',
};

function newEntry(mail: MailItem): NewEntry {
  return {
    id: randomUUID(),
    version: 1,
    state: 'draft',
    workDate: '2026-11-20',
    zone: 'Pacific/Auckland',
    narrative: `Perusing email from ${mail.from.name} regarding ${mail.subject.replace(/^RE: /, '').toLowerCase()}`,
    units: 1,
    unitMinutes: 6,
    hours: '0.10',
    actualSeconds: 47,
    basis: 'Estimated: 107 words read at 238 a minute and 20 s to handle: 1 min → 1 unit (0.1 h)',
    basisKind: 'estimated',
    source: { kind: 'mail', title: mail.subject, detail: `From ${mail.from.name}` },
    ...matchOf(mail.subject),
    flags: [],
    pushed: null,
    problem: null,
  };
}

function problem(status: number, code: string, detail: string, more: object = {}): FakeAnswer {
  const body = {
    type: `https://matterclock.example/problems/${code}`,
    title: code,
    status,
    detail,
    code,
    retry: 'after-person',
    correlationId: randomUUID(),
    ...more,
  };
  return { status, body };
}
