import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import type { PaneConfig } from '../contract/session.ts';
import type { Identity } from '../firms/index.ts';
import type { FileInput } from '../intake/index.ts';
import type { PushMeans } from '../push/index.ts';

/** What the composition root hands to the HTTP door. */
export type ServerOptions = {
  means: PushMeans;
  /** How recordings are transcribed; without it they are not. */
  transcribe?: FileInput['transcribe'];
  /** Checks a bearer token; throws not-signed-in. */
  verifyToken: (token: string) => Promise<Identity>;
  paneConfig: PaneConfig;
  /** Folder of the built pane. */
  paneDir: string;
  /** Tells the worker that there is something to do. */
  nudge: () => void;
  /** Runs a request so that what it asks of Actionstep is logged under its id. */
  correlate: (id: string, work: () => void) => void;
  /** Whether everything behind the door answers. */
  isReady: () => Promise<boolean>;
  csp: { frameAncestors: readonly string[]; connect: readonly string[]; script: readonly string[] };
  /** False only on loopback over http, where a __Host- cookie cannot be set. */
  secureCookies: boolean;
  logger: FastifyBaseLogger;
  /** Requests a minute from one address. */
  rateLimit: number;
  /** Routes of the other doors, and those that only the local mode adds. */
  addRoutes: (app: FastifyInstance) => Promise<void>;
};
