import { z } from 'zod';
import type { SandboxPerson } from '../../people.ts';
import { sandboxClient } from '../options.ts';
import type { Members } from './members.ts';
import { redirectAllowed } from './redirect-uri.ts';

const one = z.string().optional();

const requestSchema = z.object({
  client_id: one,
  redirect_uri: one,
  response_type: one,
  scope: one,
  state: one,
  code_challenge: one,
  code_challenge_method: one,
  login: one,
  login_hint: one,
  consent: one,
  decision: one,
});

type Raw = z.infer<typeof requestSchema>;

/** A request that may be shown to a person. */
export type AuthorizeRequest = {
  raw: Raw;
  redirectUri: string;
  scope: string;
  challenge: string | null;
  person: SandboxPerson | undefined;
};

export type ParsedAuthorize =
  | { kind: 'ready'; request: AuthorizeRequest }
  /** Not safe to send back to the caller: told to the person on a page. */
  | { kind: 'refused'; message: string }
  | { kind: 'redirect'; redirectUri: string; error: string; description: string; state: string | undefined };

function faultOf(raw: Raw): { error: string; description: string } | undefined {
  if (raw.response_type !== 'code') {
    return { error: 'unsupported_response_type', description: 'response_type must be code' };
  }
  if ((raw.scope ?? '').trim() === '') return { error: 'invalid_scope', description: 'scope is required' };
  return undefined;
}

/** Checks an authorisation request, from the query or from the consent form. */
export function parseAuthorize(source: unknown, redirectUris: readonly string[], members: Members): ParsedAuthorize {
  const parsed = requestSchema.safeParse(source);
  if (!parsed.success) return { kind: 'refused', message: 'The request names a parameter twice.' };
  const raw = parsed.data;
  const redirectUri = raw.redirect_uri ?? '';
  if (raw.client_id !== sandboxClient.id) return { kind: 'refused', message: 'The client_id is not known here.' };
  if (!redirectAllowed(redirectUri, redirectUris)) {
    return { kind: 'refused', message: 'The redirect_uri is not one registered for this application.' };
  }
  const fault = faultOf(raw);
  if (fault !== undefined) return { kind: 'redirect', redirectUri, state: raw.state, ...fault };
  const person = (raw.login === undefined ? members.byEmail(raw.login_hint ?? '') : members.byLogin(raw.login))?.person;
  if (raw.login !== undefined && person === undefined) {
    return { kind: 'refused', message: `Nobody here signs in as “${raw.login}”.` };
  }
  const scope = [...new Set((raw.scope ?? '').trim().split(/\s+/))].join(' ');
  return { kind: 'ready', request: { raw, redirectUri, scope, challenge: raw.code_challenge ?? null, person } };
}
