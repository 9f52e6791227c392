import { drawings } from '../element.js';
import { listView } from './list-view.js';
import { openPane } from './pane.js';
import { readingView } from './reading-view.js';
import { ribbonView } from './ribbon-view.js';

/** Outlook on the web, as far as the task pane needs it. */
export const outlook = { id: 'outlook', name: 'Outlook', drawing: drawings.mail, open };

function open(panel, { settings, session }) {
  const state = { owner: undefined, mails: [], current: undefined };
  const list = listView(settings, select);
  const reading = readingView(settings);
  const ribbon = ribbonView(bill);
  const pane = openPane({ current: () => state.current, owner: () => state.owner }, { onClosed: closed });
  panel.append(ribbon.view, list.view, reading.view, pane.view);

  function select(mail) {
    state.current = mail;
    list.mark(mail);
    reading.show(mail);
    pane.itemChanged();
  }
  function bill() {
    panel.classList.add('with-pane');
    ribbon.setOpen(true);
    pane.open();
  }
  function closed() {
    panel.classList.remove('with-pane');
    ribbon.setOpen(false);
    ribbon.focus();
  }
  async function showMailbox(login) {
    if (login === state.owner?.login) return;
    const response = await fetch(`/playground/mailboxes/${login}`);
    const { owner, mails } = await response.json();
    const at = Math.max(0, state.mails.indexOf(state.current));
    Object.assign(state, { owner, mails });
    ribbon.setOwner(owner);
    list.show(mails);
    select(mails[at]);
  }
  session.onChange((login) => showMailbox(login ?? state.owner?.login ?? settings.firstLogin));
  session.onTurn(pane.reload);
}
