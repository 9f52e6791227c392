import type { TeamsActivity } from './activities.ts';
import type { Issuer, TokenFault } from './issuer.ts';

/** What the bot answered; `body` is undefined when it said nothing. Status 503: it could not be reached; 504: it was too slow. */
export type Delivery = { status: number; body: unknown };

/** Posts an activity to the bot, signed; the fault is for tests. 'unsigned' sends no token, another string is sent as the token. */
export type Send = (activity: TeamsActivity, token?: TokenFault | 'unsigned' | { token: string }) => Promise<Delivery>;

/** Teams waits so long for an answer before it takes the bot to be gone. */
const patience = 15_000;

/** Makes the post to the bot; `endpoint` answers undefined while there is no bot. */
export function deliverTo(endpoint: () => string | undefined, issuer: Issuer): Send {
  return async (activity, token) => {
    const url = endpoint();
    if (url === undefined) return { status: 503, body: undefined };
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(await authorization(issuer, token)) },
        body: JSON.stringify(activity),
        signal: AbortSignal.timeout(patience),
      });
      return { status: response.status, body: bodyOf(await response.text()) };
    } catch (error) {
      return { status: error instanceof Error && error.name === 'TimeoutError' ? 504 : 503, body: undefined };
    }
  };
}

async function authorization(issuer: Issuer, token: Parameters<Send>[1]): Promise<Record<string, string>> {
  if (token === 'unsigned') return {};
  return { authorization: `Bearer ${typeof token === 'object' ? token.token : await issuer.sign(token)}` };
}

function bodyOf(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
