import { hoursWords } from '../../contract/format.ts';
import type { EntryForm } from '../state/entry-form.ts';

export type Tone = 'neutral' | 'success' | 'warning' | 'danger';
export type OutcomeWords = { tone: Tone; title: string; lines: string[] };

/** How an entry that is no draft any more stands: a title, and sentences with what Actionstep said. */
export function outcomeWords({ entry, pushedHere }: EntryForm): OutcomeWords {
  const said = entry.problem ? [entry.problem.message] : [];
  switch (entry.state) {
    case 'approved':
      return neutral('Approved, not pushed yet', 'It goes to Actionstep when you push it.', ...said);
    case 'pushing':
      return said.length > 0
        ? {
            tone: 'warning',
            title: 'Waiting for Actionstep',
            lines: [...said, 'It is tried again by itself and goes once. You may close the pane.'],
          }
        : neutral('Pushing to Actionstep');
    case 'pushed':
      return pushedWords(entry, pushedHere);
    case 'unconfirmed':
      return { tone: 'danger', title: 'Not confirmed', lines: [...said, 'It is not sent again until somebody has looked.'] };
    case 'recalling':
      return neutral('Being recalled from Actionstep', ...said);
    case 'dismissed':
      return neutral('Dismissed', 'Nothing is billed for this email.');
    case 'exported':
      return neutral('Exported to a file', 'It is not pushed to Actionstep as well.');
    case 'superseded':
      return neutral('Split or merged', 'This draft went into other entries.');
    default:
      return neutral('Draft');
  }
}

function neutral(title: string, ...lines: string[]): OutcomeWords {
  return { tone: 'neutral', title, lines };
}

function pushedWords({ pushed, hours }: EntryForm['entry'], pushedHere: boolean): OutcomeWords {
  const differences = pushed?.differences ?? [];
  const title = pushedHere ? 'In Actionstep' : `Billed already: ${hoursWords(pushed?.hours ?? hours)}`;
  if (differences.length > 0) return { tone: 'warning', title, lines: ['Actionstep holds it otherwise than it was sent:', ...differences] };
  return { tone: 'success', title, lines: [pushedHere ? 'The entry is there, once.' : 'This email needs nothing more.'] };
}
