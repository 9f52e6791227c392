/** How the broker of the host answers: at once, only to a person, or to nobody because the person closes its window. */
export type SignInMode = 'silent' | 'person' | 'closed' | 'none';

/**
 * Plays the host's broker for nested app authentication in the pane's frame (reference §7.2). A token has a number that
 * goes up; the page can end the sign-in by setting `signInMode`. Runs in the browser.
 */
export function playSignIn(initial: SignInMode): void {
  if (window === window.top || location.host !== 'pane.test' || initial === 'none') return;
  const broker = { mode: initial, issued: 0 };
  Object.assign(window, { broker });
  const listeners = new Set<(text: string) => void>();
  const account = {
    homeAccountId: 'oid.tid',
    environment: 'login.microsoftonline.com',
    tenantId: 'tid',
    username: 'mere@harbourvale.example',
    localAccountId: 'oid',
    name: 'Mere Tāwhai',
  };
  const refused = {
    status: 'USER_INTERACTION_REQUIRED',
    code: 'invalid_grant',
    subError: 'consent_required',
    description: 'a person is needed',
  };
  const cancelled = { status: 'USER_CANCEL', code: 'user_cancelled', description: 'closed' };
  type Request = { method: string; requestId: string; tokenParams?: { scope: string } };
  const answer = ({ method, tokenParams }: Request): object => {
    if (method === 'GetInitContext') {
      const { homeAccountId, environment, tenantId } = account;
      return {
        success: true,
        initContext: {
          sdkName: 'bridge',
          sdkVersion: '1',
          capabilities: { queryAccount: true },
          accountContext: { homeAccountId, environment, tenantId },
        },
      };
    }
    if (method === 'GetToken' && broker.mode !== 'silent') return { success: false, error: refused };
    if (method === 'GetTokenPopup' && broker.mode === 'closed') return { success: false, error: cancelled };
    broker.mode = 'silent';
    broker.issued += 1;
    const token = {
      access_token: `token-${broker.issued}`,
      id_token: `${btoa('{"alg":"none"}')}.${btoa('{"oid":"oid","tid":"tid"}')}.x`,
      expires_in: 3600,
      scope: tokenParams?.scope ?? '',
      properties: null,
      authority: 'https://login.microsoftonline.com/common',
    };
    return { success: true, token, account: { ...account, idToken: token.id_token } };
  };
  Object.assign(window, {
    nestedAppAuthBridge: {
      addEventListener: (_name: string, listener: (text: string) => void) => listeners.add(listener),
      removeEventListener: (_name: string, listener: (text: string) => void) => listeners.delete(listener),
      postMessage(text: string) {
        const request: Request = JSON.parse(text);
        const data = JSON.stringify({ messageType: 'NestedAppAuthResponse', requestId: request.requestId, ...answer(request) });
        queueMicrotask(() => {
          for (const listener of [...listeners]) listener(data);
        });
      },
    },
  });
}
