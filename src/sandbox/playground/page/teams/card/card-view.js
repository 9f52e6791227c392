import { element } from '../../element.js';
import { hostConfig } from './host-config.js';
import { markdownHtml } from './markdown.js';
import { typeaheadInput } from './typeahead.js';

let drawing;

/** The package that draws cards, made to draw as Teams does. It stands on the window: it is no module. */
function cards() {
  if (drawing !== undefined) return drawing;
  const { AdaptiveCards } = window;
  const registry = new AdaptiveCards.CardObjectRegistry();
  AdaptiveCards.GlobalRegistry.populateWithDefaultElements(registry);
  registry.register('Input.ChoiceSet', typeaheadInput(AdaptiveCards));
  AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
    Object.assign(result, { outputHtml: markdownHtml(text), didProcess: true });
  };
  drawing = { AdaptiveCards, registry, config: new AdaptiveCards.HostConfig(hostConfig) };
  return drawing;
}

/**
 * Draws a card. `press` gets what an Action.Execute sends and is awaited with the card's buttons off; `search` answers the
 * choices of a choice set that asks the bot; `signIn` gets the address of Teams' window for signing in.
 */
export function cardView(json, { press, search, signIn }) {
  const { AdaptiveCards, registry, config } = cards();
  const card = new AdaptiveCards.AdaptiveCard();
  card.hostConfig = config;
  card.search = search;
  const context = new AdaptiveCards.SerializationContext(AdaptiveCards.Versions.v1_6);
  context.setElementRegistry(registry);
  card.parse(json, context);
  const view = element('div', { class: json.msteams?.width === 'Full' ? 'card full' : 'card' });
  card.onExecuteAction = (action) => {
    if (action instanceof AdaptiveCards.OpenUrlAction) return void window.open(action.url, '_blank', 'noopener');
    if (action instanceof AdaptiveCards.SubmitAction) return submitted(action.data?.msteams, signIn);
    if (!(action instanceof AdaptiveCards.ExecuteAction)) return;
    withButtonsOff(view, () => press({ verb: action.verb ?? '', data: action.data ?? {}, ...(action.id ? { id: action.id } : {}) }));
  };
  card.onInlineCardExpanded = (action, isExpanded) => {
    if (isExpanded) action.card.renderedElement?.scrollIntoView({ block: 'nearest' });
  };
  const drawn = card.render();
  view.append(drawn ?? element('p', { class: 'undrawn' }, 'This card cannot be shown.'));
  return view;
}

/** The one thing a Submit is for here. */
function submitted(asked, signIn) {
  if (asked?.type === 'signin') signIn(asked.value);
}

async function withButtonsOff(view, act) {
  const buttons = [...view.querySelectorAll('button')].filter((button) => !button.disabled);
  const { activeElement } = document;
  for (const button of buttons) button.disabled = true;
  view.setAttribute('aria-busy', 'true');
  try {
    await act();
  } finally {
    view.removeAttribute('aria-busy');
    for (const button of buttons) button.disabled = false;
    if (view.contains(activeElement)) activeElement.focus();
  }
}
