import { type EntryView, entryView } from '../../contract/entry.ts';
import { problem } from '../../contract/problem.ts';

/** Why a call brought nothing. `message` is a sentence for the person. */
export type Failure = {
  /** A code of the backend (domain/errors.ts), or one of the pane's own: no answer, an answer nobody understands, given up. */
  code: string;
  message: string;
  /** Name of the field at fault. */
  field?: string;
  /** The newer entry, when ours was stale. */
  current?: EntryView;
};

export type Answer<T> = { ok: true; value: T } | { ok: false; failure: Failure };

export const offline: Failure = {
  code: 'offline',
  message: 'Matterclock does not answer. Check your connection; nothing you typed is lost.',
};

const unexpected: Failure = {
  code: 'unexpected',
  message: 'Matterclock answered in a way this pane does not understand. Close the pane, open it again and try once more.',
};

/** Whether the call was given up by the pane itself: nothing to tell anybody. */
export function isAborted(failure: Failure): boolean {
  return failure.code === 'aborted';
}

/** The failure in an error answer of the backend (RFC 9457), or in one that is not of its making, a proxy's say. */
export function failureOf(status: number, body: unknown): Failure {
  const parsed = problem.safeParse(body);
  if (!parsed.success) return status >= 500 ? offline : unexpected;
  const { code, detail, pointer, current } = parsed.data;
  const newer = entryView.safeParse(current);
  return {
    code,
    message: detail,
    ...(pointer === undefined ? {} : { field: pointer.replace(/^\//, '') }),
    ...(newer.success ? { current: newer.data } : {}),
  };
}

/** The failure of a call that brought no answer. */
export function failureOfCall(error: unknown, signal: AbortSignal | undefined): Failure {
  if (signal?.aborted) return { code: 'aborted', message: '' };
  return error instanceof SyntaxError ? unexpected : offline;
}

/** An answer of another form than the contract's. */
export function notOfContract(): Failure {
  return unexpected;
}
