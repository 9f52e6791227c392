import type { FastifyBaseLogger } from 'fastify';
import type { PushMeans } from '../src/push/index.ts';

/** What the two modes, and tests, decide for the bot. Addresses come from there, never from the environment. */
export type BotSettings = {
  /** The application the Bot Connector's tokens are for; empty refuses to start. */
  appId: string;
  /** Tenants (firms) that are served. */
  tenants: readonly string[];
  /** Where this bot gets its own token, and with what. */
  credentials: { tokenUrl: string; clientSecret: string };
  /** The Bot Connector's OpenID metadata and the issuer of its tokens. */
  openIdMetadataUrl: string;
  tokenIssuer: string;
  /** Origins that a service address of an activity may have. */
  allowedServiceUrls: readonly string[];
  /** Address under which people reach the backend: connect links go there. */
  publicUrl: string;
};

/** What the composition root hands to the Teams door. */
export type BotOptions = BotSettings & {
  means: PushMeans;
  /** Tells the worker that there is something to do. */
  nudge: () => void;
  logger: FastifyBaseLogger;
};
