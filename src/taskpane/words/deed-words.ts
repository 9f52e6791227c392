import type { Deed } from '../state/entry-form.ts';

/** What is under way, for the button that began it and for the screen reader. */
export const deedWords: Record<Deed, string> = {
  saving: 'Saving…',
  'choosing-matter': 'Setting the matter…',
  'choosing-rate': 'Setting the rate…',
  approving: 'Approving…',
  pushing: 'Pushing…',
  dismissing: 'Dismissing…',
  restoring: 'Restoring…',
  'taking-back': 'Taking the approval back…',
};
