import { hoursWords } from '../../contract/format.ts';
import type { EntryForm } from '../state/entry-form.ts';

/** How an entry that is no draft any more stands, in a title and a sentence. */
export function outcomeWords({ entry, pushedHere }: EntryForm): { title: string; text: string } {
  switch (entry.state) {
    case 'approved':
      return { title: 'Approved, not pushed yet', text: 'It goes to Actionstep when you push it. A change takes the approval back.' };
    case 'pushing':
      return entry.problem
        ? { title: 'Waiting for Actionstep', text: 'It is tried again by itself, and goes once. You may close the pane.' }
        : { title: 'Pushing to Actionstep', text: '' };
    case 'pushed':
      return pushedHere
        ? { title: 'In Actionstep', text: 'The entry is there once, as Actionstep tells it:' }
        : {
            title: `Billed already: ${hoursWords(entry.pushed?.hours ?? entry.hours)}`,
            text: 'This email is in Actionstep and needs nothing more.',
          };
    case 'unconfirmed':
      return {
        title: 'Not confirmed',
        text: 'Nobody can say yet whether Actionstep has this entry. It is not sent again until that is known.',
      };
    case 'recalling':
      return { title: 'Being recalled from Actionstep', text: '' };
    case 'dismissed':
      return { title: 'Dismissed', text: 'Nothing is billed for this email.' };
    case 'exported':
      return { title: 'Exported to a file', text: 'It is not pushed to Actionstep as well.' };
    case 'superseded':
      return { title: 'Split or merged', text: 'This draft went into other entries.' };
    default:
      return { title: 'Draft', text: '' };
  }
}
