import { createNestablePublicClientApplication, InteractionRequiredAuthError, type IPublicClientApplication } from '@azure/msal-browser';
import type { PaneConfig } from '../../contract/session.ts';
import type { TokenAnswer, TokenWish } from './host-port.ts';

const silentPatience = 15_000;
/** A person types a password and picks up a telephone. */
const popupPatience = 180_000;

let application: Promise<IPublicClientApplication> | undefined;

/** A token from the host's broker: silently, or by the window of the host when a person is needed. Kept in memory only. */
export async function acquireToken(config: PaneConfig, wish: TokenWish): Promise<TokenAnswer> {
  const request = { scopes: [config.scope] };
  try {
    const app = await openApplication(config);
    const asked =
      wish === 'popup' ? app.acquireTokenPopup(request) : app.acquireTokenSilent({ ...request, forceRefresh: wish === 'renewed' });
    const { accessToken } = await inTime(asked, wish === 'popup' ? popupPatience : silentPatience);
    return { kind: 'token', token: accessToken };
  } catch (error) {
    return sayWhy(error, wish);
  }
}

function openApplication({ clientId, authority }: PaneConfig): Promise<IPublicClientApplication> {
  application ??= createNestablePublicClientApplication({
    auth: { clientId, authority },
    cache: { cacheLocation: 'memoryStorage' },
  }).catch((error: unknown) => {
    application = undefined;
    throw error;
  });
  return application;
}

/** What the person can do about a failure of the broker, by the code that MSAL gives it. */
const sentences: Record<string, string> = {
  user_canceled: 'The sign-in window was closed before you were signed in.',
  user_cancelled: 'The sign-in window was closed before you were signed in.',
  popup_blocked: 'Your browser blocked the sign-in window. Allow pop-ups for this page, then try again.',
  no_network_connectivity: 'Microsoft does not answer. Check your connection and try again.',
  late: 'The sign-in took too long. Try again.',
};
const needPerson = ['no_account_error', 'no_account_found'];

function sayWhy(error: unknown, wish: TokenWish): TokenAnswer {
  const code = error instanceof Error && 'errorCode' in error ? String(error.errorCode) : '';
  if (wish !== 'popup' && (error instanceof InteractionRequiredAuthError || needPerson.includes(code))) return { kind: 'needs-person' };
  const unknown = `Microsoft did not sign you in${code === '' ? '' : ` (${code})`}. Try again.`;
  return { kind: 'failed', message: sentences[code] ?? unknown };
}

async function inTime<T>(promise: Promise<T>, millis: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(Object.assign(new Error('no answer in time'), { errorCode: 'late' })), millis);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
