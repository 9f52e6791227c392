import { z } from 'zod';
import { AppError, type AppErrorDetails, type ErrorCode } from '../domain/errors.ts';

/** What a failure says besides its code; only the wire and those who ask it need to know. */
export type Refinement = {
  /**
   * 'refused-token': 401. 'scope': the grant lacks the resource's scope. 'absent': no such resource or row. 'forbidden': 403.
   * 'owner': time was refused because of whose it is.
   */
  about?: 'refused-token' | 'scope' | 'absent' | 'forbidden' | 'owner' | undefined;
  /** How long Actionstep asked to wait, in milliseconds. */
  retryAfter?: number | undefined;
  /** The HTTP status, when there was an answer. */
  status?: number | undefined;
};

/** A failed call. Its code is one of AppError's; `about` and `retryAfter` tell more where more is known. */
export class ActionstepFailure extends AppError {
  readonly about: Refinement['about'];
  readonly retryAfter: number | undefined;
  readonly status: number | undefined;
  /** The resource that was asked for, when there was an answer. */
  resource: string | undefined;

  constructor(details: AppErrorDetails, refinement: Refinement = {}) {
    super(details);
    this.about = refinement.about;
    this.retryAfter = refinement.retryAfter;
    this.status = refinement.status;
  }
}

/** Whether an error is a failure of the wire about this. */
export function isAbout(error: unknown, about: Refinement['about']): boolean {
  return error instanceof ActionstepFailure && error.about === about;
}

/** Whether an error is an AppError of this code. */
export function isFailure(error: unknown, code: ErrorCode): boolean {
  return error instanceof AppError && error.code === code;
}

/** No answer to a read, or a write of which no byte left. */
export function unreachableFailure(cause?: unknown, status?: number): ActionstepFailure {
  const message = 'Actionstep cannot be reached at the moment.';
  return new ActionstepFailure({ code: 'actionstep-unreachable', message, retry: 'later', cause }, { status });
}

/** A write that may have been applied: it must be looked up, never simply sent again. */
export function unknownOutcome(what: string, cause?: unknown): ActionstepFailure {
  return new ActionstepFailure({ code: 'outcome-unknown', message: `${what} It is being looked up.`, retry: 'later', cause });
}

/** Actionstep, or our own lane, asks for a pause; nothing was applied. */
export function busyFailure(retryAfter?: number): ActionstepFailure {
  return new ActionstepFailure({ code: 'actionstep-busy', message: 'Actionstep asks for a pause.', retry: 'later' }, { retryAfter });
}

/** The failure of an answer that is not 2xx. A 5xx to a write may have been applied (reference/actionstep-api.md §2.8). */
export function failureOf(answer: { status: number; body: unknown; retryAfter?: number | undefined }, isRead: boolean): ActionstepFailure {
  const { status, body, retryAfter } = answer;
  const words = wordsOf(body);
  if (status === 401) {
    const message = 'Actionstep no longer accepts the connection. Connect again.';
    return new ActionstepFailure({ code: 'not-connected', message, retry: 'after-person' }, { about: 'refused-token', status });
  }
  if (status === 429) return busyFailure(retryAfter);
  if (status >= 500) return isRead ? unreachableFailure(undefined, status) : unknownOutcome(`Actionstep had an error (${status})${words}.`);
  if (status < 400) {
    const strange = `Actionstep answered in an unknown way (${status}).`;
    return isRead ? unexpectedFailure(strange) : unknownOutcome(strange);
  }
  return refusal(status, words, body);
}

/** An answer outside everything that is known of the API. */
export function unexpectedFailure(message: string): ActionstepFailure {
  return new ActionstepFailure({ code: 'actionstep-unexpected', message, retry: 'later' });
}

const refusals: Record<number, string> = { 403: 'Actionstep does not allow this', 404: 'Actionstep does not have this' };

function refusal(status: number, words: string, body: unknown): ActionstepFailure {
  if (status === 403 && lacksScope(body)) {
    const message = 'Matterclock was not allowed to use this part of Actionstep. Connect again and allow all of it.';
    return new ActionstepFailure({ code: 'actionstep-refused', message, retry: 'after-person' }, { about: 'scope', status });
  }
  const message = `${refusals[status] ?? 'Actionstep refused this'}${words}.`;
  const about = status === 403 ? 'forbidden' : status === 404 || status === 405 ? 'absent' : speaksOfOwner(body) ? 'owner' : undefined;
  return new ActionstepFailure({ code: 'actionstep-refused', message, retry: 'after-person' }, { about, status });
}

const vendorError = z.looseObject({
  code: z.string().nullish().catch(null),
  title: z.string().nullish().catch(null),
  detail: z.string().nullish().catch(null),
  source: z
    .looseObject({ pointer: z.string().nullish().catch(null) })
    .nullish()
    .catch(null),
});
const errorBody = z.looseObject({ errors: z.union([vendorError, z.array(vendorError)]) });
const oauthError = z.looseObject({ error: z.string() });

function lacksScope(body: unknown): boolean {
  const oauth = oauthError.safeParse(body);
  if (oauth.success) return oauth.data.error === 'insufficient_scope';
  return wordsOf(body).includes('insufficient_scope');
}

/** A fault of the owner that is none of those with a code of their own: no login, another division (reference §2.8). */
function speaksOfOwner(body: unknown): boolean {
  const vendor = errorBody.safeParse(body);
  if (!vendor.success) return false;
  return [vendor.data.errors]
    .flat()
    .some(({ code, detail, source }) => !/^TR0[3-5]$/.test(code ?? '') && /\bowner\b/.test(`${source?.pointer ?? ''} ${detail ?? ''}`));
}

/** The vendor's own words, cut short; an errors member may be an object or an array (reference §2.8). */
function wordsOf(body: unknown): string {
  const vendor = errorBody.safeParse(body);
  if (vendor.success) {
    const first = [vendor.data.errors].flat()[0];
    const words = first?.detail ?? first?.title;
    return words ? `: ${words.replace(/\.$/, '').slice(0, 200)}` : '';
  }
  const oauth = oauthError.safeParse(body);
  return oauth.success ? `: ${oauth.data.error.slice(0, 60)}` : '';
}
