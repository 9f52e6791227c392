import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { type Bot, type BotSettings, buildBot } from '../bot/index.ts';
import { type ActionstepConfig, correlate, type Exchange } from './actionstep/index.ts';
import type { Operations } from './command-socket.ts';
import {
  endProvisional,
  mattersListingJob,
  mattersReadJob,
  mattersSyncJob,
  provisionalEndJob,
  refreshAhead,
  tokenRefreshJob,
} from './connections/index.ts';
import type { PaneConfig } from './contract/session.ts';
import { refreshCards, sendCardJob } from './conversations/index.ts';
import type { Database } from './database/index.ts';
import type { EntryId, MeetingId, OutboxId, PersonId } from './domain/ids.ts';
import type { ModelSettings } from './domain/model-settings.ts';
import type { TranscriptionSettings } from './domain/transcription-settings.ts';
import {
  entryChangedJob,
  forgetEvidence,
  forgetEvidenceJob,
  scheduleForgetting,
  scheduleSealing,
  sealReceipts,
  sealReceiptsJob,
  wordEntryJob,
} from './entries/index.ts';
import { type Identity, listFirms } from './firms/index.ts';
import { type IntakeMeans, matchAgain, modelEngine, transcriber, wordByModel } from './intake/index.ts';
import { type JobHandler, startWorker, type Worker } from './jobs/index.ts';
import { learnFromEntry } from './learning/index.ts';
import { listForPerson, syncMatters } from './matters/index.ts';
import { type MeetingMeans, readMeeting, readMeetingJob } from './meetings/index.ts';
import type { GraphConfig } from './microsoft/index.ts';
import { type KeyPlace, operationsOf } from './operations.ts';
import { type PushMeans, pushJob, recallJob, reconcile, reconcileJob, sendPush, sendRecall } from './push/index.ts';
import { buildServer, type ServerOptions } from './server/index.ts';

/** What the two modes, and tests, decide for the backend. */
export type BackendOptions = {
  database: Database;
  keys: KeyPlace;
  actionstep: ActionstepConfig;
  /** The language model that words drafts; null: the local engine alone. */
  model?: ModelSettings | null;
  /** The service that transcribes recordings; null: they are not. */
  transcription?: TranscriptionSettings | null;
  /** How meetings are read; without it meetings that ended wait. */
  graph?: GraphConfig;
  /** Without it there is no Teams door. */
  bot?: BotSettings;
  verifyToken: (token: string) => Promise<Identity>;
  paneConfig: PaneConfig;
  paneDir: string;
  csp: ServerOptions['csp'];
  secureCookies: boolean;
  logger: Logger;
  now?: () => Date;
  /** Client time-out plus the longest Actionstep is known to apply late, in milliseconds. */
  graceMillis?: number;
  /** The longest pause before a push that waits is tried again. */
  longestPauseMillis?: number;
  /** How long a job belongs to the process that took it. */
  leaseMillis?: number;
  onPushStep?: PushMeans['onStep'];
  rateLimit?: number;
  addLocalRoutes?: (app: FastifyInstance) => Promise<void>;
};

export type Backend = {
  app: FastifyInstance;
  worker: Worker;
  /** What commands of this computer may ask of it. */
  operations: Operations;
  close(): Promise<void>;
};

const second = 1000;

/** Joins the rooms behind the HTTP door. The caller lets it listen and closes it; the database is the caller's. */
export async function openBackend(options: BackendOptions): Promise<Backend> {
  const means = meansOf(options);
  const bot = options.bot && buildBot({ ...options.bot, means, nudge: () => worker.nudge(), logger: options.logger });
  const worker: Worker = startWorker(
    {
      handlers: correlated(jobHandlers(options, means, bot)),
      pollMillis: 500,
      leaseMillis: options.leaseMillis ?? options.actionstep.timeout * 2 + 30 * second,
      onError: (kind, error) => options.logger.error({ err: error, kind }, 'job failed'),
    },
    means,
  );
  const { verifyToken, paneConfig, paneDir, csp, secureCookies, logger, addLocalRoutes } = options;
  const app = await buildServer({
    means,
    verifyToken,
    paneConfig,
    paneDir,
    csp,
    secureCookies,
    logger,
    nudge: worker.nudge,
    correlate,
    ...(options.transcription ? { transcribe: transcriber(options.transcription) } : {}),
    isReady: () => answers(options.database),
    rateLimit: options.rateLimit ?? 600,
    addRoutes: async (app) => {
      bot?.register(app);
      await addLocalRoutes?.(app);
    },
  });
  await scheduleStanding(means);
  return {
    app,
    worker,
    operations: operationsOf(means, options.keys),
    close: async () => {
      await app.close();
      await worker.stop();
    },
  };
}

/** What every firm wants done from time to time. */
async function scheduleStanding(means: PushMeans): Promise<void> {
  for (const firm of await listFirms(means)) {
    await scheduleSealing(firm, means);
    await scheduleForgetting(firm, means);
  }
}

/** What every verb of the rooms works with. */
function meansOf(options: BackendOptions) {
  return {
    database: options.database,
    actionstep: { ...options.actionstep, onExchange: (exchange: Exchange) => options.logger.info(exchange, 'actionstep') },
    now: options.now ?? (() => new Date()),
    life: randomUUID(),
    graceMillis: options.graceMillis ?? options.actionstep.timeout + 30 * second,
    longestPauseMillis: options.longestPauseMillis ?? 120 * second,
    onStep: options.onPushStep,
    engine: options.model ? modelEngine(options.model) : undefined,
  };
}

function jobHandlers({ graph, logger }: BackendOptions, means: PushMeans & IntakeMeans, bot: Bot | undefined): Record<string, JobHandler> {
  const { engine } = means;
  const log: MeetingMeans['log'] = (facts) => logger.info(facts, 'meeting');
  return {
    [pushJob]: (caller, subject) => sendPush(caller, subject as OutboxId, means),
    [recallJob]: (caller, subject) => sendRecall(caller, subject as OutboxId, means),
    [reconcileJob]: (caller, subject) => reconcile(caller, subject as PersonId, means),
    [tokenRefreshJob]: (caller, subject) => refreshAhead(caller, subject as PersonId, means),
    [provisionalEndJob]: (caller, subject) => endProvisional(caller, subject, means),
    [mattersSyncJob]: (caller) => syncMatters(caller, means),
    [mattersListingJob]: (caller, subject) => listForPerson(caller, subject as PersonId, means),
    [mattersReadJob]: (caller, subject) => matchAgain(caller, subject as PersonId, means),
    [sealReceiptsJob]: (caller) => sealReceipts(caller, means),
    [forgetEvidenceJob]: (caller) => forgetEvidence(caller, means),
    [entryChangedJob]: async (caller, subject) => {
      await learnFromEntry(caller, subject as EntryId, means);
      return refreshCards(caller, subject as EntryId, means);
    },
    ...(engine ? { [wordEntryJob]: (caller, subject) => wordByModel(caller, subject as EntryId, engine, means) } : {}),
    ...(graph ? { [readMeetingJob]: (caller, subject) => readMeeting(caller, subject as MeetingId, { ...means, graph, log }) } : {}),
    ...(bot ? { [sendCardJob]: bot.sendCard } : {}),
  };
}

/** What a job asks of Actionstep is logged under the job. */
function correlated(handlers: Record<string, JobHandler>): Record<string, JobHandler> {
  const named = Object.entries(handlers).map(([kind, handler]): [string, JobHandler] => [
    kind,
    (caller, subject) => correlate(`${kind}:${subject}`, () => handler(caller, subject)),
  ]);
  return Object.fromEntries(named);
}

async function answers(database: Database): Promise<boolean> {
  try {
    await database.withDirectory((tx) => tx.execute(sql`select 1`));
    return true;
  } catch {
    return false;
  }
}
