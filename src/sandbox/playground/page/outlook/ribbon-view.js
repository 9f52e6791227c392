import { drawings, element, icon } from '../element.js';

/** The ribbon: the add-in's button, and whose mailbox this is. */
export function ribbonView(bill) {
  const button = element(
    'button',
    { type: 'button', class: 'bill', 'aria-expanded': 'false', onclick: bill },
    icon(drawings.bill),
    'Bill this email',
  );
  const owner = element('p', { class: 'owner' });
  const view = element('div', { class: 'ribbon', role: 'group', 'aria-label': 'Ribbon' }, button, owner);
  return {
    view,
    setOwner: ({ name, address }) => owner.replaceChildren(`Mailbox of ${name}, ${address}`),
    setOpen: (isOpen) => button.setAttribute('aria-expanded', isOpen),
    focus: () => button.focus(),
  };
}
