import { z } from 'zod';
import type { BotOptions } from './bot-options.ts';

const scope = 'https://api.botframework.com/.default';
const spareSeconds = 300;
const answer = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().positive() });

/**
 * The bot's own token for the Bot Connector, by client credentials, kept until five minutes before it ends. Botbuilder's
 * own credentials go through MSAL, which refuses an http authority: no stand-in would be possible.
 */
export function botToken({ appId, credentials }: Pick<BotOptions, 'appId' | 'credentials'>): () => Promise<string> {
  let kept: { value: string; until: number } | undefined;
  return async () => {
    if (kept && kept.until > Date.now()) return kept.value;
    const response = await fetch(credentials.tokenUrl, {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'client_credentials', client_id: appId, client_secret: credentials.clientSecret, scope }),
      signal: AbortSignal.timeout(5000),
    });
    if (!response.ok) throw new Error(`The bot got no token: ${response.status}`);
    const { access_token: value, expires_in: seconds } = answer.parse(await response.json());
    kept = { value, until: Date.now() + Math.max(0, seconds - spareSeconds) * 1000 };
    return value;
  };
}
