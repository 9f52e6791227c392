import { drawings, element, icon } from './element.js';

/**
 * Who is signed in at the stand-in for Entra ID, shown in the bar with a way in and out. `onChange` listeners are told the
 * login of another person, null for nobody, and awaited; `login` answers it, undefined before the first look; `onTurn` listeners that somebody signed in or out by the bar, so that
 * a pane which holds a token must be opened again.
 */
export function openSession(place, { entraOrigin }) {
  const changed = new Set();
  const turned = new Set();
  let known;

  async function refresh() {
    const { login, name } = await whoIsSignedIn(entraOrigin);
    if (login === known) return;
    known = login;
    place.replaceChildren(...bar(name, { signIn, signOut }));
    for (const listener of changed) await listener(login);
  }
  async function turn() {
    await refresh();
    for (const listener of turned) listener();
  }
  function signIn() {
    window.open(`${entraOrigin}/signin`, 'playground-sign-in', 'width=480,height=640');
  }
  async function signOut() {
    await fetch(`${entraOrigin}/signout`, { method: 'POST', credentials: 'include' });
    await turn();
    place.querySelector('button').focus();
  }

  addEventListener('message', ({ origin, data }) => {
    if (origin === entraOrigin && data === JSON.stringify({ type: 'signed-in' })) turn();
  });
  return { refresh, login: () => known, onChange: (listener) => changed.add(listener), onTurn: (listener) => turned.add(listener) };
}

async function whoIsSignedIn(entraOrigin) {
  try {
    const response = await fetch(`${entraOrigin}/session`, { credentials: 'include' });
    const { login, account } = await response.json();
    return { login, name: account?.name };
  } catch {
    return { login: null, name: undefined };
  }
}

function bar(name, { signIn, signOut }) {
  const button = (text, onclick) => element('button', { type: 'button', class: 'quiet', onclick }, text);
  if (name === undefined) return [element('span', {}, icon(drawings.person), 'Not signed in'), button('Sign in', signIn)];
  return [element('span', {}, icon(drawings.person), name), button('Switch person', signIn), button('Sign out', signOut)];
}
