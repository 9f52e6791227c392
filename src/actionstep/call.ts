import { randomUUID } from 'node:crypto';
import { DelegateBackoff, ExponentialBackoff, handleWhen, type IBackoff, type IRetryBackoffContext, retry } from 'cockatiel';
import type { Access } from './access.ts';
import { correlationId } from './correlation.ts';
import { type Answer, bodyOf, type Call, exchange, resourceOf } from './exchange.ts';
import { ActionstepFailure, busyFailure, isAbout } from './failure.ts';

export type { Call } from './exchange.ts';

const attempts = 4;

/**
 * One call of Actionstep in this connection's lane; answers the parsed body, or undefined for none. Repeated only where it
 * is safe: reads, and writes that were provably not applied (429, never left, 401 before a renewed token). It ends within
 * the access's time-out. Throws AppError: not-connected, actionstep-refused (nothing applied), actionstep-busy and
 * actionstep-unreachable (a read, or a write that was not applied), outcome-unknown (a write that may have been applied),
 * actionstep-unexpected (a read nobody understands).
 */
export async function call(access: Access, request: Call): Promise<unknown> {
  const deadline = performance.now() + access.timeout;
  const left = () => deadline - performance.now();
  const mayRepeat = (error: Error) => isRepeatable(error) && waitOf(error) < left() && left() > 0;
  return retry(handleWhen(mayRepeat), { maxAttempts: attempts - 1, backoff: backoff() }).execute(async () => {
    const token = await access.token.current();
    try {
      return await once(access, request, token, deadline);
    } catch (error) {
      if (!isAbout(error, 'refused-token')) throw error;
      return once(access, request, await access.token.renew(token), deadline);
    }
  });
}

async function once(access: Access, request: Call, token: string, deadline: number): Promise<unknown> {
  const turn = await access.lane.turn(deadline);
  const began = performance.now();
  let answer: Answer | undefined;
  try {
    if (deadline <= began) throw busyFailure();
    answer = await exchange({ endpoint: access.endpoint, token, millis: deadline - began }, request);
  } finally {
    if (answer?.status === 429) turn.refused(answer.retryAfter);
    else turn.done(answer !== undefined);
    access.onExchange?.({
      correlationId: correlationId() ?? randomUUID(),
      method: request.method,
      resource: resourceOf(request),
      status: answer?.status ?? 0,
      millis: Math.round(performance.now() - began),
    });
  }
  return bodyOf(answer, request);
}

/** A pause was asked for, or nothing was applied: both may be sent again without a second effect. */
function isRepeatable(error: Error): boolean {
  return error instanceof ActionstepFailure && (error.code === 'actionstep-busy' || error.code === 'actionstep-unreachable');
}

function waitOf(error: unknown): number {
  return error instanceof ActionstepFailure ? (error.retryAfter ?? 0) : 0;
}

/** Exponential with jitter, never before Retry-After. */
function backoff() {
  const steps = new ExponentialBackoff({ initialDelay: 200, maxDelay: 5000 });
  return new DelegateBackoff<IRetryBackoffContext<unknown>, IBackoff<unknown>>((context, step = steps.next()) => {
    const asked = 'error' in context.result ? waitOf(context.result.error) : 0;
    return { delay: Math.max(step.duration, asked), state: step.next(undefined) };
  });
}
