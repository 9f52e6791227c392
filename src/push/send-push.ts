import { type Access, createTime, deleteTime, type HeldTime, readManyBack, type TimeWrite } from '../actionstep/index.ts';
import { type Grant, withAccessToken } from '../connections/index.ts';
import type { JobCaller } from '../domain/caller.ts';
import { AppError, type ErrorCode } from '../domain/errors.ts';
import type { OutboxId } from '../domain/ids.ts';
import type { JobResult } from '../jobs/index.ts';
import { type LookedUp, lookUp } from './look-up.ts';
import { markSent, type OutboxRow, readRow, unmarkSent } from './outbox-row.ts';
import type { PushMeans } from './push-means.ts';
import { givenUpWords, refusalWords } from './refusal-words.ts';
import { settleDuplicate, settleProblem, settlePushed, settleTwin } from './settle.ts';
import { timeWriteOf } from './time-write.ts';
import { again, waitInSight } from './wait-in-sight.ts';

/** A 500 may be a validation error in Actionstep: after this many sends it is taken for one (design §5.4). */
const maximumRounds = 3;
/** Failures of a send that prove that nothing was applied: they neither count as a round nor call for a look-up. */
const notApplied: readonly ErrorCode[] = ['actionstep-busy', 'actionstep-unreachable', 'not-connected', 'actionstep-refused'];

/** Sends one outbox row exactly once: looks up whatever may have been applied before, then sends, then settles. */
export async function sendPush(caller: JobCaller, id: OutboxId, means: PushMeans): Promise<JobResult> {
  const row = await means.database.withFirm(caller.firm, (session) => readRow(session, id));
  if (!row) return { kind: 'done' };
  means.onStep?.('read');
  const rest = restOf(row, means);
  if (rest) return again(caller, row, rest, means);
  try {
    const owner = { firm: caller.firm, person: row.timekeeper };
    return await withAccessToken(owner, means, (access, grant) => lookThenSend(caller, row, { access, grant }, means));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return afterFailure(caller, id, error, means);
  }
}

/**
 * What may have been sent is not looked up before the grace is over: Actionstep may apply it late (design §5.2). An entry
 * drafted before this hold of the database began may have been sent by those who know more than this database does now.
 */
function restOf(row: OutboxRow, means: PushMeans): { until: Date; why: string } | undefined {
  const until = (from: Date) => new Date(from.getTime() + means.graceMillis);
  const rest =
    row.sentAt !== null
      ? { until: until(row.sentAt), why: 'Actionstep did not say whether it took this entry. It is being looked up.' }
      : isOlderThanHold(row, means)
        ? {
            until: until(means.database.heldSince()),
            why: 'Matterclock has just started: it first looks whether Actionstep has this entry.',
          }
        : undefined;
  return rest !== undefined && rest.until > means.now() ? rest : undefined;
}

function isOlderThanHold(row: OutboxRow, means: PushMeans): boolean {
  return row.draftedAt < means.database.heldSince();
}

type Line = { access: Access; grant: Grant };

async function lookThenSend(caller: JobCaller, row: OutboxRow, line: Line, means: PushMeans): Promise<JobResult> {
  const write = timeWriteOf(row.write, line.grant.participantId);
  const untouched = row.sentAt === null && row.madeBy === means.life && !isOlderThanHold(row, means);
  if (untouched) return send(caller, row, write, line, means);
  const mayBeThere = row.sentAt !== null || isOlderThanHold(row, means);
  const seen = await withoutDuplicate(row, write, line, await lookUp(line.access, line.grant, write, mayBeThere));
  means.onStep?.('looked-up');
  if (seen.kind !== 'none') return settle(caller, row, { seen, write }, means);
  if (row.rounds >= maximumRounds) return giveUp(caller, row, means);
  return send(caller, row, write, line, means);
}

/** The younger of two goes only when a person has asked for it, and only while both are there. */
async function withoutDuplicate(row: OutboxRow, write: TimeWrite, { access, grant }: Line, seen: LookedUp): Promise<LookedUp> {
  const asked = row.recallSentAt === null ? null : row.removeRemoteId;
  if (asked === null || seen.kind !== 'ours' || seen.rows.length < 2) return seen;
  const younger = seen.rows.find(({ remoteId }) => remoteId === asked);
  if (younger === undefined || younger.bill !== null || younger.locked) return seen;
  await deleteTime(access, grant.resource, younger.remoteId);
  return lookUp(access, grant, write, true);
}

async function send(caller: JobCaller, row: OutboxRow, write: TimeWrite, { access, grant }: Line, means: PushMeans): Promise<JobResult> {
  await means.database.withFirm(caller.firm, (session) => markSent(session, row, means.now()));
  means.onStep?.('marked');
  try {
    const held = await createTime(access, grant.resource, write);
    means.onStep?.('answered');
    const whole = await readWhole(held, { access, grant });
    return await settle(caller, row, { seen: { kind: 'ours', rows: [whole] }, write }, means);
  } catch (error) {
    if (error instanceof AppError && notApplied.includes(error.code)) {
      await means.database.withFirm(caller.firm, (session) => unmarkSent(session, row, means.now()));
    }
    throw error;
  }
}

/** An answer that says little is read back; when that fails, what was answered has to do: the entry is there. */
async function readWhole(held: HeldTime, { access, grant }: Line): Promise<HeldTime> {
  const needed = [
    held.matterNumber,
    held.participantId,
    held.date,
    held.billableHours,
    ...(grant.resource === 'timerecords' ? [held.start] : []),
  ];
  if (!needed.includes(null)) return held;
  try {
    return (await readManyBack(access, grant.resource, [held.remoteId]))[0] ?? held;
  } catch (error) {
    if (error instanceof AppError) return held;
    throw error;
  }
}

type Seen = { seen: Exclude<LookedUp, { kind: 'none' }>; write: TimeWrite };

async function settle(caller: JobCaller, row: OutboxRow, { seen, write }: Seen, means: PushMeans): Promise<JobResult> {
  const now = means.now();
  await means.database.withFirm(caller.firm, async (session) => {
    if (seen.kind === 'twin') return settleTwin(session, caller, row, seen.held, now);
    if (seen.kind === 'unknowable') return settleUnknowable(session, caller, row, now);
    const [held, second] = seen.rows;
    if (held && !second) return settlePushed(session, caller, row, { held, meant: write }, now);
    return settleDuplicate(session, caller, row, seen.rows, now);
  });
  means.onStep?.('settled');
  return { kind: 'done' };
}

type Settling = Parameters<typeof settleProblem>[0];

async function settleUnknowable(session: Settling, caller: JobCaller, row: OutboxRow, now: Date): Promise<void> {
  const message = 'Actionstep did not say whether it took this entry, and your system has no field to look it up by. Look in Actionstep.';
  await settleProblem(session, caller, row, { state: 'unconfirmed', problem: { code: 'outcome-unknown', message } }, now);
}

async function giveUp(caller: JobCaller, row: OutboxRow, means: PushMeans): Promise<JobResult> {
  const said = row.said === '' ? '' : ` Its last words: ${row.said.replace(/ It is being looked up\.$/, '')}`;
  const words = `Actionstep failed ${row.rounds} times and does not have this entry. Check the matter there, then try again.${said}`;
  const message = await givenUpWords(caller, row, words, means);
  const problem = { code: 'actionstep-unexpected', message };
  await means.database.withFirm(caller.firm, (session) => settleProblem(session, caller, row, { state: 'failed', problem }, means.now()));
  return { kind: 'done' };
}

/** Refused: failed with Actionstep's words. Everything else waits in sight and goes by itself. */
async function afterFailure(caller: JobCaller, id: OutboxId, error: AppError, means: PushMeans): Promise<JobResult> {
  const now = means.now();
  const row = await means.database.withFirm(caller.firm, (session) => readRow(session, id));
  if (!row) return { kind: 'done' };
  if (error.code === 'actionstep-refused') {
    const problem = { code: error.code, message: await refusalWords(caller, row, error, means) };
    await means.database.withFirm(caller.firm, (session) => settleProblem(session, caller, row, { state: 'failed', problem }, now));
    return { kind: 'done' };
  }
  return waitInSight(caller, row, error, means);
}
