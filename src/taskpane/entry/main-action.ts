import { closedWords, matterLabel } from '../../contract/format.ts';
import { type EntryForm, isDirty } from '../state/entry-form.ts';

export type MainAction = {
  label: string;
  /** Why the button cannot be pressed yet. */
  hindrance: string | undefined;
  /** A failed entry that nobody changed goes as it is; everything else is approved first. */
  pushesAgain: boolean;
};

/** What the first button of a draft does, and what stands in its way. */
export function mainAction(form: EntryForm, isFaulty: boolean): MainAction {
  const pushesAgain = form.entry.state === 'failed' && !isDirty(form);
  return { label: pushesAgain ? 'Push again' : 'Approve and push', hindrance: hindranceOf(form, isFaulty), pushesAgain };
}

function hindranceOf(form: EntryForm, isFaulty: boolean): string | undefined {
  const { picking, overtaken } = form;
  const { matter, checks } = form.entry;
  if (overtaken) return 'Decide first which version stands.';
  if (picking || matter === null) return 'Choose the matter first.';
  const closed = closedWords(matter);
  if (closed !== undefined)
    return `${matterLabel(matter)} is ${closed.toLowerCase()} in Actionstep. Choose another matter, or have it opened there.`;
  if (isFaulty) return 'Correct the marked fields first.';
  // What is typed and not saved may have cleared it: then the backend judges.
  const isStopped = checks.some(({ level }) => level === 'stop');
  return isStopped && !isDirty(form) ? 'Clear what is marked in red first.' : undefined;
}
