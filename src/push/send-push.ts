import { type Access, createTime, findByReference, type HeldTime, type TimeWrite } from '../actionstep/index.ts';
import { type Grant, withAccessToken } from '../connections/index.ts';
import type { JobCaller } from '../domain/caller.ts';
import { AppError, type ErrorCode } from '../domain/errors.ts';
import type { OutboxId } from '../domain/ids.ts';
import type { JobResult } from '../jobs/index.ts';
import { markSent, noteProblem, type OutboxRow, readRow, unmarkSent } from './outbox-row.ts';
import type { PushMeans } from './push-means.ts';
import { settleProblem, settlePushed } from './settle.ts';

const minute = 60_000;
/** Before a waiting row is looked at again; the grace is kept on top of it. */
const pause = 2000;
/** A 500 may be a validation error in Actionstep: after this many sends it is taken for one (design §5.4). */
const maximumRounds = 3;
/** Failures of a send that prove that nothing was applied: they neither count as a round nor call for a look-up. */
const notApplied: readonly ErrorCode[] = ['actionstep-busy', 'actionstep-unreachable', 'not-connected'];

/** Sends one outbox row exactly once: looks up whatever may have been applied before, then sends, then settles. */
export async function sendPush(caller: JobCaller, id: OutboxId, means: PushMeans): Promise<JobResult> {
  const row = await means.database.withFirm(caller.firm, (session) => readRow(session, id));
  if (!row) return { kind: 'done' };
  const wait = graceLeft(row, means);
  if (wait > 0) return { kind: 'again', at: new Date(means.now().getTime() + wait), because: 'grace' };
  try {
    const owner = { firm: caller.firm, person: row.timekeeper };
    return await withAccessToken(owner, means, (access, grant) => lookThenSend(caller, row, { access, grant }, means));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return afterFailure(caller, id, error, means);
  }
}

/** After a send of unknown outcome nothing is looked up before the grace is over: Actionstep may apply it late. */
function graceLeft(row: OutboxRow, means: PushMeans): number {
  return row.sentAt === null ? 0 : row.sentAt.getTime() + means.graceMillis - means.now().getTime();
}

type Line = { access: Access; grant: Grant };

async function lookThenSend(caller: JobCaller, row: OutboxRow, { access, grant }: Line, means: PushMeans): Promise<JobResult> {
  const write: TimeWrite = { ...row.write, participantId: grant.participantId };
  const untouched = row.sentAt === null && row.madeBy === means.life;
  if (!untouched) {
    if (grant.resource === 'timerecords')
      return row.sentAt === null ? send(caller, row, write, { access, grant }, means) : nobodyKnows(caller, row, means);
    const found = await findByReference(access, write, grant.referenceFilter);
    if (found[0]) return settle(caller, row, found, means);
    if (row.rounds >= maximumRounds) return giveUp(caller, row, means);
  }
  return send(caller, row, write, { access, grant }, means);
}

async function send(caller: JobCaller, row: OutboxRow, write: TimeWrite, { access, grant }: Line, means: PushMeans): Promise<JobResult> {
  await means.database.withFirm(caller.firm, (session) => markSent(session, row, means.now()));
  try {
    const held = await createTime(access, grant.resource, write);
    return await settle(caller, row, [held], means);
  } catch (error) {
    if (error instanceof AppError && notApplied.includes(error.code)) {
      await means.database.withFirm(caller.firm, (session) => unmarkSent(session, row, means.now()));
    }
    throw error;
  }
}

async function settle(caller: JobCaller, row: OutboxRow, found: HeldTime[], means: PushMeans): Promise<JobResult> {
  const [held, second] = found;
  await means.database.withFirm(caller.firm, (session) => {
    if (held && !second) return settlePushed(session, caller, row, held, means.now());
    const ids = found.map((one) => one.remoteId).join(', ');
    const message = `Actionstep holds this entry more than once (entries ${ids}). Delete all but one there.`;
    return settleProblem(session, caller, row, { state: 'unconfirmed', problem: { code: 'actionstep-unexpected', message } }, means.now());
  });
  return { kind: 'done' };
}

async function nobodyKnows(caller: JobCaller, row: OutboxRow, means: PushMeans): Promise<JobResult> {
  const message = 'Actionstep did not say whether it took this entry, and your system has no field to look it up by. Look in Actionstep.';
  const problem = { code: 'outcome-unknown', message };
  await means.database.withFirm(caller.firm, (session) =>
    settleProblem(session, caller, row, { state: 'unconfirmed', problem }, means.now()),
  );
  return { kind: 'done' };
}

async function giveUp(caller: JobCaller, row: OutboxRow, means: PushMeans): Promise<JobResult> {
  const message = `Actionstep failed ${row.rounds} times and does not have this entry. Check the matter there, then try again.`;
  const problem = { code: 'actionstep-unexpected', message };
  await means.database.withFirm(caller.firm, (session) => settleProblem(session, caller, row, { state: 'failed', problem }, means.now()));
  return { kind: 'done' };
}

/** Refused: failed with Actionstep's words. Everything else waits in sight and goes by itself. */
async function afterFailure(caller: JobCaller, id: OutboxId, error: AppError, means: PushMeans): Promise<JobResult> {
  const now = means.now();
  const row = await means.database.withFirm(caller.firm, (session) => readRow(session, id));
  if (!row) return { kind: 'done' };
  const problem = { code: error.code, message: error.message };
  if (error.code === 'actionstep-refused') {
    await means.database.withFirm(caller.firm, (session) => settleProblem(session, caller, row, { state: 'failed', problem }, now));
    return { kind: 'done' };
  }
  await means.database.withFirm(caller.firm, (session) => noteProblem(session, row, problem, now));
  const wait = error.code === 'not-connected' ? minute : pause;
  return { kind: 'again', at: new Date(now.getTime() + wait), because: error.code };
}
