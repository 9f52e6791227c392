import type { AdaptiveCard } from './cards/elements.ts';
import type { InvokeAnswer } from './turn.ts';

/** Teams puts the card in place of the one that was pressed. */
export function cardAnswer(card: AdaptiveCard): InvokeAnswer {
  return { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card };
}

/** Teams shows the words for a moment. An error status would hide them: people would read of a failure only. */
export function toast(text: string): InvokeAnswer {
  return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: text };
}

export function choicesAnswer(results: { title: string; value: string }[]): InvokeAnswer {
  return { statusCode: 200, type: 'application/vnd.microsoft.search.searchResponse', value: { results } };
}
