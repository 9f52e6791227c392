/** Where the stand-in for Entra ID is, as the local entry of the pane names it. */
export const entraOrigin = new URL(document.querySelector('script[data-entra-origin]').dataset.entraOrigin).origin;

/** Asks the stand-in as the person who is signed in there. Rejects when it does not answer as it should. */
export async function askEntra(path, method) {
  const response = await fetch(`${entraOrigin}${path}`, { method, credentials: 'include' });
  if (!response.ok) throw new Error(`the sign-in answered ${response.status}`);
  return response.json();
}
