import { element } from '../../element.js';

const pause = 250;

/**
 * A field that offers choices while a person types: arrow keys move, Enter or a click chooses, Escape closes. `ask` answers
 * the choices for a text; `fixed` are offered for none; `choose` gets the choice, undefined once something else is typed.
 */
export function combobox({ id, placeholder, shown, fixed, ask, choose }) {
  const list = listView(`choices-of-${id}`);
  const input = element('input', {
    type: 'text',
    role: 'combobox',
    class: 'ac-input',
    autocomplete: 'off',
    placeholder,
    'aria-autocomplete': 'list',
    'aria-controls': list.view.id,
    'aria-expanded': 'false',
  });
  input.value = shown;
  list.onTurn((isOpen) => input.setAttribute('aria-expanded', isOpen));
  list.onTake((choice) => {
    input.value = choice.title;
    choose(choice);
  });
  const look = offerFor(input, list, { fixed, ask });
  let timer;
  input.addEventListener('input', () => {
    choose(undefined);
    clearTimeout(timer);
    timer = setTimeout(look, pause);
  });
  input.addEventListener('keydown', (event) => steer(event, { input, list, look }));
  input.addEventListener('blur', list.close);
  return element('div', { class: 'typeahead' }, input, list.view);
}

function offerFor(input, list, { fixed, ask }) {
  let latest = 0;
  return async () => {
    latest += 1;
    const mine = latest;
    const text = input.value.trim();
    if (text === '') return list.offer(fixed);
    list.say('Searching');
    const choices = await ask(text).catch(() => undefined);
    if (mine !== latest || document.activeElement !== input) return;
    if (choices === undefined) list.say('The search did not work. Try again.');
    else list.offer(choices);
  };
}

function listView(id) {
  const view = element('div', { role: 'listbox', id, class: 'choices', 'aria-label': 'Choices', hidden: true });
  let turned = () => undefined;
  let taken = () => undefined;
  const fill = (content) => {
    view.replaceChildren(...content);
    view.hidden = false;
    view.scrollIntoView({ block: 'nearest' });
    turned(true);
  };
  const close = () => {
    view.hidden = true;
    turned(false);
  };
  const take = (choice) => {
    close();
    taken(choice);
  };
  return {
    view,
    close,
    onTurn: (listener) => {
      turned = listener;
    },
    onTake: (listener) => {
      taken = listener;
    },
    say: (text) => fill([element('p', {}, text)]),
    offer(choices) {
      if (choices.length === 0) return fill([element('p', {}, 'Nothing found')]);
      fill(choices.map((choice, index) => optionOf(`${id}-${index}`, choice.title, () => take(choice))));
    },
  };
}

function optionOf(id, title, take) {
  const option = element('div', { role: 'option', id, 'aria-selected': 'false' }, title);
  // Not a click: the field would lose the focus first, and the list closes with it.
  option.addEventListener('mousedown', (event) => {
    event.preventDefault();
    take();
  });
  option.addEventListener('take', take);
  return option;
}

function steer(event, { input, list, look }) {
  const options = [...list.view.querySelectorAll('[role=option]')];
  const at = options.findIndex((option) => option.getAttribute('aria-selected') === 'true');
  if (event.key === 'Escape') return list.close();
  if (event.key === 'Enter') {
    if (list.view.hidden || at < 0) return;
    event.preventDefault();
    return options[at].dispatchEvent(new Event('take'));
  }
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  if (list.view.hidden) return look();
  if (options.length > 0) mark(options, (at + step + options.length) % options.length, input);
}

function mark(options, at, input) {
  for (const [index, option] of options.entries()) option.setAttribute('aria-selected', index === at);
  input.setAttribute('aria-activedescendant', options[at].id);
  options[at].scrollIntoView({ block: 'nearest' });
}
