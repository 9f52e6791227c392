/**
 * Teams' window for signing in: opens the address and speaks with teams-js on its last page. `onState` gets what that page
 * hands over, after the window has been closed; a window that is closed by hand hands over nothing.
 */
export function openSignInWindow(address, onState) {
  const popup = window.open(address, 'teams-sign-in', 'width=600,height=640');
  if (popup === null) return;
  const hear = ({ source, data }) => {
    if (source !== popup || typeof data?.func !== 'string') return;
    if (data.func === 'initialize') answer(popup, data, ['authentication', 'web', runtime, '2.58.0']);
    if (data.func !== 'authentication.authenticate.success') return;
    window.removeEventListener('message', hear);
    popup.close();
    onState(String(data.args?.[0] ?? ''));
  };
  window.addEventListener('message', hear);
}

const runtime = JSON.stringify({ apiVersion: 4, hostVersionsInfo: {}, isLegacyTeams: false, supports: {} });

function answer(popup, { id, uuid, uuidAsString }, args) {
  popup.postMessage({ id, uuid, uuidAsString, args }, location.origin);
}
