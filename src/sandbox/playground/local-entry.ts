/** The line by which the built pane loads office.js in production. */
const officeTag = '<script src="https://appsforoffice.microsoft.com/lib/1/hosted/office.js"></script>';

/**
 * The built pane for this machine: what Outlook and Microsoft's servers would bring is put in place before the office.js of
 * the npm package. Throws when the pane does not load office.js by the tag that is replaced.
 */
export function localEntry(paneHtml: string, entraOrigin: string): string {
  if (paneHtml.split(officeTag).length !== 2) {
    throw new Error(`The built pane (taskpane.html) must contain ${officeTag} once; the playground cannot replace it.`);
  }
  const scripts = [
    '<script src="/playground/page/entry/ms-ajax-shim.js"></script>',
    '<script src="/playground/officejs/office.js"></script>',
    // A module, as the pane's bundle is: modules run in their order, so the bridge is there before MSAL looks for it.
    `<script type="module" src="/playground/page/entry/nested-app-auth-bridge.js" data-entra-origin="${entraOrigin}"></script>`,
  ];
  return paneHtml.replace(officeTag, scripts.join('\n    '));
}
