import { type AdaptiveCard, adaptiveCard, words } from './elements.ts';

/** The way to Actionstep's own sign-in: in a window of Teams, or in the browser where that does not open. */
export function connectCard(links: { popup: string; browser: string }): AdaptiveCard {
  return adaptiveCard(
    [
      words('Connect Actionstep', { style: 'heading', size: 'Medium', weight: 'Bolder' }),
      words(
        'You sign in to Actionstep itself and allow Matterclock there. In the browser the last page shows a code: send it to me here within five minutes.',
      ),
      words('The links are for you alone, good once, for ten minutes.', { isSubtle: true }),
    ],
    [
      { type: 'Action.Submit', title: 'Connect Actionstep', style: 'positive', data: { msteams: { type: 'signin', value: links.popup } } },
      { type: 'Action.OpenUrl', title: 'Open in the browser', url: links.browser },
    ],
  );
}
