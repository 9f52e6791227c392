import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { hoursWords } from '../../contract/format.ts';
import { hoursOfUnits, maximumUnits } from '../../domain/units.ts';
import { unitsOf } from '../state/check-form.ts';
import { type EntryForm, shown } from '../state/entry-form.ts';
import { useSendForm } from './use-send-form.ts';

const useStyles = makeStyles({
  row: { display: 'flex', gap: tokens.spacingHorizontalXS },
  step: { minWidth: '32px', height: '32px', padding: 0, fontSize: tokens.fontSizeBase400 },
  input: { width: '3.25rem' },
  number: { textAlign: 'center', padding: 0 },
});

const arrows: Record<string, number> = { ArrowUp: 1, ArrowDown: -1 };

/** The billing units, by buttons, arrow keys or typing, and the hours they make. */
export function UnitsField({ form, fault }: { form: EntryForm; fault: string | undefined }) {
  const styles = useStyles();
  const send = useSendForm(form);
  const { unitMinutes } = form.entry;
  const { units: text } = shown(form);
  const units = unitsOf(text);
  const disabled = form.deed !== null;
  const type = (value: string) => send({ type: 'typed', edits: { units: value } });
  const step = (by: number) => type(String(Math.min(maximumUnits, Math.max(1, (units ?? 0) + by))));
  const hours = `${unitMinutes} minutes each: ${hoursWords(hoursOfUnits(units ?? 0, unitMinutes))}`;
  return (
    <Field label="Units" {...(fault === undefined ? { hint: hours } : { validationMessage: fault })}>
      {(field) => (
        <div className={styles.row}>
          <Button className={styles.step} aria-label="One unit less" disabledFocusable={disabled || units === 1} onClick={() => step(-1)}>
            −
          </Button>
          <Input
            {...field}
            className={styles.input}
            input={{ className: styles.number, inputMode: 'numeric', autoComplete: 'off' }}
            value={text}
            readOnly={disabled}
            onChange={(_event, { value }) => type(value)}
            onKeyDown={({ key }) => {
              const by = arrows[key];
              if (by !== undefined && !disabled) step(by);
            }}
          />
          <Button className={styles.step} aria-label="One unit more" disabledFocusable={disabled} onClick={() => step(1)}>
            +
          </Button>
        </div>
      )}
    </Field>
  );
}
