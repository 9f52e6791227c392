import * as z from 'zod/mini';
import {
  type Approval,
  draftsAnswer,
  type EntryEdit,
  entriesAnswer,
  entryView,
  type MailItem,
  type MatterChoice,
  mattersAnswer,
} from '../../contract/entry.ts';
import { type RateRequest, ratesAnswer } from '../../contract/rate.ts';
import { connectionView, connectTicket, type FirmSettingsChange, firmSettings, meView, paneConfig } from '../../contract/session.ts';
import { type Authorise, call, callOpenly } from './call.ts';

/** The verbs of POST /api/entries/:id/… that take a version and nothing else. */
export type SimpleVerb = 'unapprove' | 'dismiss' | 'restore' | 'push';

const nothing = z.undefined();

export type Api = ReturnType<typeof openApi>;

/** What the pane needs before anybody is signed in. */
export function readConfig() {
  return callOpenly({ method: 'GET', path: '/api/config', schema: paneConfig });
}

/** The backend's HTTP API as the pane uses it; every answer is checked against the contract. */
export function openApi(authorise: Authorise) {
  const entry = (id: string) => `/api/entries/${id}`;
  return {
    me: () => call({ method: 'GET', path: '/api/me', schema: meView }, authorise),
    ticket: () => call({ method: 'POST', path: '/api/connect/ticket', schema: connectTicket }, authorise),
    connection: (signal?: AbortSignal) => call({ method: 'GET', path: '/api/connect/status', schema: connectionView, signal }, authorise),
    draftMail: (mail: MailItem, signal?: AbortSignal) =>
      call({ method: 'POST', path: '/api/drafts/mail', body: mail, schema: draftsAnswer, signal }, authorise),
    knownDrafts: (mail: MailItem, signal?: AbortSignal) =>
      call({ method: 'POST', path: '/api/drafts/mail/known', body: mail, schema: entriesAnswer, signal }, authorise),
    entry: (id: string, signal?: AbortSignal) => call({ method: 'GET', path: entry(id), schema: entryView, signal }, authorise),
    edit: (id: string, body: EntryEdit) => call({ method: 'PATCH', path: entry(id), body, schema: entryView }, authorise),
    chooseMatter: (id: string, body: MatterChoice) =>
      call({ method: 'PUT', path: `${entry(id)}/matter`, body, schema: entryView }, authorise),
    rates: (matterId: string, signal?: AbortSignal) =>
      call({ method: 'GET', path: `/api/matters/${matterId}/rates`, schema: ratesAnswer, signal }, authorise),
    chooseRate: (id: string, body: RateRequest) => call({ method: 'PUT', path: `${entry(id)}/rate`, body, schema: entryView }, authorise),
    changeSettings: (body: FirmSettingsChange) =>
      call({ method: 'PUT', path: '/api/firm/settings', body, schema: firmSettings }, authorise),
    approve: (id: string, body: Approval) => call({ method: 'POST', path: `${entry(id)}/approve`, body, schema: entryView }, authorise),
    run: (id: string, verb: SimpleVerb, version: number) =>
      call({ method: 'POST', path: `${entry(id)}/${verb}`, body: { version }, schema: entryView }, authorise),
    star: (matterId: string, on: boolean) =>
      call({ method: on ? 'PUT' : 'DELETE', path: `/api/matters/${matterId}/favourite`, schema: nothing }, authorise),
    matters: (query: string, signal?: AbortSignal) =>
      call({ method: 'GET', path: `/api/matters?limit=20&q=${encodeURIComponent(query)}`, schema: mattersAnswer, signal }, authorise),
  };
}
