import { Button, Field, Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import { useId, useState } from 'react';
import { type EntryView, treatment as treatmentOf } from '../../contract/entry.ts';
import { treatmentWords } from '../../contract/format.ts';
import { type EntryForm, shown } from '../state/entry-form.ts';
import { NewerValue } from './newer-value.tsx';
import { RateField } from './rate-field.tsx';
import { useSendForm } from './use-send-form.ts';

const useStyles = makeStyles({
  fields: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalM,
  },
  field: { flexGrow: 1, minWidth: '8rem', flexBasis: '8rem' },
  input: { minWidth: 0, width: '100%' },
  toggle: { alignSelf: 'flex-start', fontWeight: tokens.fontWeightRegular, paddingLeft: 0 },
});

/** Findings that one of these fields clears. */
const clearedHere = ['code-required', 'fixed-fee', 'matter-not-billable'];

/** How and at what it is billed, and the code of the work: in sight where they say something, behind a button otherwise. */
export function BillingFields({ form, fault }: { form: EntryForm; fault: string | undefined }) {
  const styles = useStyles();
  const [asked, setAsked] = useState(false);
  const place = useId();
  const says = saysSomething(form.entry) || form.edits.treatment !== undefined || form.edits.activityCode !== undefined;
  if (says) return <Fields form={form} fault={fault} />;
  return (
    <>
      <Button
        className={styles.toggle}
        appearance="transparent"
        size="small"
        aria-expanded={asked}
        aria-controls={place}
        onClick={() => setAsked(!asked)}
      >
        Billing and activity code
      </Button>
      <div id={place} hidden={!asked}>
        {asked && <Fields form={form} fault={fault} />}
      </div>
    </>
  );
}

function Fields({ form, fault }: { form: EntryForm; fault: string | undefined }) {
  const styles = useStyles();
  const send = useSendForm(form);
  const { entry, edits, overtaken } = form;
  const { treatment, activityCode } = shown(form);
  const isBusy = form.deed !== null;
  const isRequired = entry.checks.some(({ code }) => code === 'code-required');
  const hint = isRequired ? 'This matter requires one' : 'Where the firm uses them, such as A106';
  return (
    <div>
      <div className={styles.fields}>
        <Field label="Billing" className={styles.field}>
          <Select
            value={treatment}
            disabled={isBusy}
            onChange={(_event, { value }) => send({ type: 'typed', edits: { treatment: treatmentOf.parse(value) } })}
          >
            {Object.entries(treatmentWords).map(([value, words]) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </Select>
        </Field>
        <Field label="Activity code" className={styles.field} {...(fault === undefined ? { hint } : { validationMessage: fault })}>
          <Input
            className={styles.input}
            input={{ autoComplete: 'off', spellCheck: false }}
            value={activityCode}
            readOnly={isBusy}
            onChange={(_event, { value }) => send({ type: 'typed', edits: { activityCode: value } })}
          />
        </Field>
      </div>
      <RateField form={form} />
      {overtaken && edits.treatment !== undefined && <NewerValue label="Newer billing" value={treatmentWords[entry.treatment]} />}
      {overtaken && edits.activityCode !== undefined && <NewerValue label="Newer activity code" value={entry.activityCode ?? 'None'} />}
    </div>
  );
}

function saysSomething({ treatment, activityCode, rate, checks }: EntryView): boolean {
  return treatment !== 'bill' || rate.kind !== 'own' || activityCode !== null || checks.some(({ code }) => clearedHere.includes(code));
}
