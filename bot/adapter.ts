import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type InvokeResponse,
  TeamsInfo,
  type TurnContext,
} from 'botbuilder';
import { ServiceClientCredentialsFactory } from 'botframework-connector';
import { z } from 'zod';
import { AppError } from '../src/domain/errors.ts';
import type { BotOptions } from './bot-options.ts';
import type { Incoming } from './incoming.ts';
import type { Turn, TurnHandler } from './turn.ts';

/** Checks the token of an activity, then runs the turn. */
export type Receive = (authorization: string, activity: Incoming, handle: TurnHandler) => Promise<InvokeResponse | undefined>;

/** Opens the protected core of CloudAdapter: fastify answers itself, and a wrong signature is no 500. */
class Door extends CloudAdapter {
  receive(authorization: string, activity: Activity, turn: (context: TurnContext) => Promise<void>) {
    return this.processActivity(authorization, activity, turn);
  }
}

/** Signs what botbuilder sends with the bot's own token. */
class OwnCredentials extends ServiceClientCredentialsFactory {
  readonly #appId: string;
  readonly #token: () => Promise<string>;

  constructor(appId: string, token: () => Promise<string>) {
    super();
    this.#appId = appId;
    this.#token = token;
  }

  override async isValidAppId(id = ''): Promise<boolean> {
    return id === this.#appId;
  }

  /** Never: without it botbuilder takes any activity. */
  override async isAuthenticationDisabled(): Promise<boolean> {
    return false;
  }

  override async createCredentials() {
    return {
      signRequest: async <Request extends { headers: { set(name: string, value: string): void } }>(request: Request): Promise<Request> => {
        request.headers.set('authorization', `Bearer ${await this.#token()}`);
        return request;
      },
    };
  }
}

/**
 * Botbuilder behind one function: checks the token of an activity and runs the turn. Throws what `isNotAuthentic` knows for
 * a token that does not hold. An empty app id is refused at once: botbuilder would take it for "no authentication".
 */
export function openAdapter(options: BotOptions, token: () => Promise<string>): Receive {
  if (options.appId === '') throw new AppError({ code: 'config', message: 'The bot has no application id; it would believe anybody.' });
  // Any one of these set means that all must be: the rest is otherwise undefined and every token is refused.
  const endpoints = {
    MicrosoftAppId: options.appId,
    ValidateAuthority: true,
    ToChannelFromBotLoginUrl: options.credentials.tokenUrl,
    ToChannelFromBotOAuthScope: 'https://api.botframework.com',
    ToBotFromChannelTokenIssuer: options.tokenIssuer,
    OAuthUrl: 'https://token.botframework.com',
    ToBotFromChannelOpenIdMetadataUrl: options.openIdMetadataUrl,
    ToBotFromEmulatorOpenIdMetadataUrl: options.openIdMetadataUrl,
    CallerId: 'urn:botframework:azure',
  };
  const door = new Door(new ConfigurationBotFrameworkAuthentication(endpoints, new OwnCredentials(options.appId, token)));
  return (authorization, activity, handle) =>
    door.receive(authorization, asActivity.parse(activity), async (context) => {
      const answer = await handle(turnOf(context, activity));
      // An invoke that is left without an answer counts as one the bot does not know: 501.
      if (activity.type === 'invoke') await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body: answer } });
    });
}

/** Botbuilder's type promises more than Teams sends and than botbuilder reads; `incoming` has checked what is read. */
const asActivity = z.custom<Activity>((value) => typeof value === 'object');

/** Whether an error of `receive` means that the token does not hold. */
export function isNotAuthentic(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const status = 'statusCode' in error ? error.statusCode : undefined;
  return status === 401 || ['JsonWebTokenError', 'TokenExpiredError', 'NotBeforeError'].includes(error.name);
}

/** The turn as the rest of the bot sees it. Nothing of it may be used once the turn is over: botbuilder revokes its context. */
function turnOf(context: TurnContext, activity: Incoming): Turn {
  return {
    activity,
    reply: async (message) => {
      await context.sendActivity(message);
    },
    meetingInfo: (meetingId) => TeamsInfo.getMeetingInfo(context, meetingId),
  };
}
