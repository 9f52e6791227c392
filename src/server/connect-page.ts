import { escapeHtml } from '../domain/escape-html.ts';

/**
 * The last page of the connect window: says what happened. When all is well it tells the pane to look and closes itself; with
 * a code it hands that over to the Teams that opened it, and shows it for where no Teams did.
 */
export function connectPage(page: { title: string; text: string; code?: string; done: boolean }): string {
  return `<!doctype html>
<html lang="en-AU">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(page.title)} – Matterclock</title>
<style>
body { font: 16px/1.5 "Segoe UI", system-ui, sans-serif; max-width: 28rem; margin: 12vh auto; padding: 0 1.5rem; }
h1 { font-size: 1.4rem; }
output { font: 600 1.8rem/1.2 ui-monospace, monospace; letter-spacing: 0.08em; user-select: all; }
</style>
</head>
<body>
<main>
<h1>${escapeHtml(page.title)}</h1>
<p>${escapeHtml(page.text)}</p>
${page.code === undefined ? '' : `<p><output id="code">${escapeHtml(page.code)}</output></p>`}
</main>
${page.done ? '<script src="/connect/done.js"></script>' : ''}
${page.code === undefined ? '' : '<script src="/connect/teams.js"></script><script src="/connect/hand-over.js"></script>'}
</body>
</html>
`;
}

/** The script of the last page: a message to the window that opened it is only a hint to ask the backend. */
export const connectDoneScript = `
if (window.opener) {
  window.opener.postMessage(JSON.stringify({ type: 'connected' }), location.origin);
  setTimeout(() => window.close(), 800);
}
`;

/** The script of the page with a code: Teams' own library gives it to the window of Teams, which closes this one. */
export const handOverScript = `
if (window.opener) {
  const code = document.getElementById('code').textContent;
  microsoftTeams.app.initialize().then(() => microsoftTeams.authentication.notifySuccess(code), () => undefined);
}
`;
