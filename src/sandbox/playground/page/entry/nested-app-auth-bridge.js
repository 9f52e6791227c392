// Plays Outlook's part of nested app authentication for MSAL in the pane: tokens come from the stand-in for Entra ID.
import { askEntra, entraOrigin } from './ask-entra.js';

const listeners = new Set();

const interactionRequired = {
  status: 'USER_INTERACTION_REQUIRED',
  code: 'invalid_grant',
  subError: 'login_required',
  description: 'Nobody is signed in.',
};
const cancelled = { status: 'USER_CANCEL', description: 'The sign-in window was closed.' };
const blocked = { status: 'PERSISTENT_ERROR', code: 'popup_blocked', description: 'The browser blocked the sign-in window.' };
const unreachable = { status: 'NO_NETWORK', description: 'The sign-in does not answer.' };

async function initContext() {
  const { account } = await askEntra('/session', 'GET');
  const context = { sdkName: 'playground', sdkVersion: '1.0', capabilities: { queryAccount: true } };
  if (account === null) return { initContext: context };
  const { homeAccountId, environment, tenantId } = account;
  return { initContext: { ...context, accountContext: { homeAccountId, environment, tenantId } } };
}

async function token(scope, whenNobody) {
  const { login } = await askEntra('/session', 'GET');
  if (login === null) return { error: whenNobody };
  const { account, access_token, id_token, expires_in } = await askEntra('/token', 'POST');
  const authority = `https://${account.environment}/${account.tenantId}`;
  return {
    token: { access_token, id_token, expires_in, scope, properties: null, authority },
    account: { ...account, idToken: id_token },
  };
}

/** Resolves when the window says that it is done, or is closed. */
function untilEnds(popup) {
  return new Promise((resolve) => {
    const done = () => {
      clearInterval(timer);
      removeEventListener('message', hear);
      resolve();
    };
    const hear = (event) => {
      if (event.source === popup && event.origin === entraOrigin) done();
    };
    const timer = setInterval(() => popup.closed && done(), 300);
    addEventListener('message', hear);
  });
}

async function tokenByWindow(scope) {
  const popup = window.open(`${entraOrigin}/signin`, 'playground-sign-in', 'width=480,height=640');
  if (popup === null) return { error: blocked };
  await untilEnds(popup);
  // The page shows the mailbox of whoever signed in, before the pane goes on with the mail that is selected.
  await window.parent.playgroundSession.refresh();
  return token(scope, cancelled);
}

function answerTo({ method, tokenParams }) {
  if (method === 'GetInitContext') return initContext();
  if (method === 'GetToken') return token(tokenParams.scope, interactionRequired);
  if (method === 'GetTokenPopup') return tokenByWindow(tokenParams.scope);
  return { error: { status: 'PERSISTENT_ERROR', code: 'unknown_method', description: method } };
}

async function handle(text) {
  const request = JSON.parse(text);
  const answer = await Promise.resolve(answerTo(request)).catch(() => ({ error: unreachable }));
  const { requestId } = request;
  const envelope = { messageType: 'NestedAppAuthResponse', requestId, success: answer.error === undefined, ...answer };
  for (const listener of listeners) listener(JSON.stringify(envelope));
}

window.nestedAppAuthBridge = {
  addEventListener: (_type, listener) => listeners.add(listener),
  removeEventListener: (_type, listener) => listeners.delete(listener),
  postMessage: (text) => void handle(text),
};
