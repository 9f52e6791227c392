import { drawings, element, icon } from '../element.js';
import { dateWords, dollars, sum } from '../wording.js';

/** The section that shows the ledger: loading until told otherwise, then entries, nothing yet, or offline. */
export function ledgerView(section, { firm }) {
  const state = element('span', { class: 'state' }, 'Connecting');
  const totals = element('p', { class: 'totals', hidden: true });
  const properties = { class: 'ledger', role: 'group', 'aria-label': 'Time entries', 'aria-busy': 'true', tabindex: '0' };
  const body = element('div', properties, skeleton());
  const title = element('div', {}, element('h2', { id: 'actionstep-title' }, 'Actionstep'), element('p', { class: 'firm' }, firm));
  section.append(element('header', {}, icon(drawings.ledger), title, state), totals, body);

  const become = (name, words) => {
    section.dataset.state = name;
    state.textContent = words;
    body.setAttribute('aria-busy', 'false');
  };
  return {
    show(entries, fresh) {
      become('live', 'Live');
      totals.hidden = entries.length === 0;
      totals.replaceChildren(...totalsOf(entries));
      body.replaceChildren(entries.length === 0 ? nothingYet() : listOf(entries, fresh));
    },
    showOffline() {
      become('offline', 'Not answering');
      if (body.querySelector('.entries') === null) body.replaceChildren(offline());
    },
  };
}

function skeleton() {
  return element('div', { class: 'skeleton' }, element('p', { class: 'unseen' }, 'Reading the ledger'), element('i'), element('i'));
}

function nothingYet() {
  return element(
    'div',
    { class: 'message' },
    element('p', { class: 'lead' }, 'No time entries yet'),
    element('p', {}, 'Bill an email or end a meeting, and approve the draft. It then appears here.'),
  );
}

function offline() {
  return element(
    'div',
    { class: 'message' },
    element('p', { class: 'lead' }, 'Actionstep does not answer'),
    element('p', {}, 'Trying again. Nothing that you approve meanwhile is lost.'),
  );
}

function totalsOf(entries) {
  const count = `${entries.length} ${entries.length === 1 ? 'entry' : 'entries'}`;
  const amount = dollars(sum(entries.map((entry) => entry.amount)));
  return [count, `${sum(entries.map((entry) => entry.hours))} h`, `${amount} excl. GST`].map((words) => element('span', {}, words));
}

function listOf(entries, fresh) {
  return element(
    'ol',
    { class: 'entries', 'aria-label': 'Newest first' },
    entries.map((entry) => cardOf(entry, fresh.has(entry.id))),
  );
}

function cardOf(entry, isFresh) {
  const { matter, description, hours, rate, amount, timekeeper, workDate } = entry;
  const reckoning = element(
    'p',
    { class: 'reckoning' },
    element('span', {}, `${hours} h × ${dollars(rate)}`),
    element('strong', {}, dollars(amount)),
  );
  return element(
    'li',
    { class: isFresh ? 'entry fresh' : 'entry' },
    element('p', { class: 'reference' }, matter?.reference ?? 'No matter'),
    element('h3', {}, matter?.name ?? 'Not on a matter'),
    element('p', { class: 'narrative' }, description ?? 'No description'),
    reckoning,
    element('p', { class: 'facts' }, element('span', {}, timekeeper ?? 'No timekeeper'), element('span', {}, dateWords(workDate))),
  );
}
