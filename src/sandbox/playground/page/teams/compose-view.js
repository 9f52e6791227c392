import { drawings, element, icon } from '../element.js';

const commands = ['connect', 'drafts', 'push', 'status', 'help'];

/** Where a person writes: Enter sends. In the bot's chat its commands are offered; choosing one writes it, sending is theirs. */
export function composeView(send) {
  const field = element('input', { type: 'text', id: 'teams-compose', autocomplete: 'off', maxlength: '4000', required: true });
  const label = element('label', { for: 'teams-compose', class: 'unseen' }, 'Message');
  const button = element('button', { type: 'submit', class: 'send', 'aria-label': 'Send' }, icon(drawings.send));
  const offers = element(
    'div',
    { class: 'commands', role: 'group', 'aria-label': 'Commands' },
    commands.map((name) => offer(name, field)),
  );
  const form = element('form', {}, label, field, button);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const text = field.value.trim();
    if (text === '') return;
    field.value = '';
    field.focus();
    const worked = await send(text);
    if (!worked && field.value === '') field.value = text;
  });
  return {
    view: element('footer', { class: 'compose' }, offers, form),
    focus: () => field.focus(),
    turnTo(isBot) {
      offers.hidden = !isBot;
      field.placeholder = isBot ? 'Write to Matterclock' : 'Write in the meeting, to Matterclock';
    },
  };
}

function offer(name, field) {
  const command = `/actionstep ${name}`;
  const write = () => {
    field.value = command;
    field.focus();
  };
  return element('button', { type: 'button', class: 'command', onclick: write }, command);
}
