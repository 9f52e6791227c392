import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import type { EntryForm } from '../state/entry-form.ts';
import { isSignInOver } from '../verbs/sign-in.ts';

/** Why the last press did nothing. An ended sign-in has a bar of its own; a fault of a field stands at the field. */
export function FailureBar({ form: { failure, overtaken } }: { form: EntryForm }) {
  if (failure === null || overtaken || isSignInOver(failure)) return null;
  return (
    <MessageBar intent={failure.code === 'stale' ? 'info' : 'error'} layout="multiline">
      <MessageBarBody>{failure.message}</MessageBarBody>
    </MessageBar>
  );
}
