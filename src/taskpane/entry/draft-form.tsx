import { MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { checkForm, todayIn } from '../state/check-form.ts';
import type { EntryForm } from '../state/entry-form.ts';
import { ActionBar } from './action-bar.tsx';
import { BillingFields } from './billing-fields.tsx';
import { CheckBars } from './check-bars.tsx';
import { FailureBar } from './failure-bar.tsx';
import { MatterSection } from './matter-section.tsx';
import { NarrativeField } from './narrative-field.tsx';
import { OvertakenBar } from './overtaken-bar.tsx';
import { TimeFields } from './time-fields.tsx';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, flexGrow: 1 },
});

/** The draft, to be checked, changed and approved. */
export function DraftForm({ form }: { form: EntryForm }) {
  const styles = useStyles();
  const { entry } = form;
  const faults = checkForm(form, todayIn(entry.zone, new Date()));
  return (
    <div className={styles.form}>
      {entry.state === 'failed' && entry.problem && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>Not in Actionstep: {entry.problem.message}</MessageBarBody>
        </MessageBar>
      )}
      <MatterSection form={form} />
      <OvertakenBar form={form} />
      <NarrativeField form={form} fault={faults.narrative} />
      <TimeFields form={form} faults={faults} />
      <BillingFields form={form} fault={faults.activityCode} />
      <CheckBars form={form} />
      <FailureBar form={form} />
      <ActionBar form={form} isFaulty={Object.keys(faults).length > 0} />
    </div>
  );
}
