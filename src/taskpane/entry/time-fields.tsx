import { Badge, Field, Input, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { dateWords } from '../../contract/format.ts';
import type { Faults } from '../state/check-form.ts';
import { todayIn } from '../state/check-form.ts';
import { type EntryForm, shown } from '../state/entry-form.ts';
import { NewerValue } from './newer-value.tsx';
import { UnitsField } from './units-field.tsx';
import { useSendForm } from './use-send-form.ts';

const useStyles = makeStyles({
  fields: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalL, rowGap: tokens.spacingVerticalM },
  date: { minWidth: '9.5rem', flexGrow: 1 },
  basis: { ...typographyStyles.caption1, margin: `${tokens.spacingVerticalS} 0 0`, color: tokens.colorNeutralForeground2 },
  badge: { marginRight: tokens.spacingHorizontalXS },
});

const kinds = { measured: 'Measured', estimated: 'Estimate', entered: 'Entered' } as const;

/** How long, how that came about, and when. */
export function TimeFields({ form, faults }: { form: EntryForm; faults: Faults }) {
  const styles = useStyles();
  const send = useSendForm(form);
  const { entry, edits, overtaken } = form;
  return (
    <div>
      <div className={styles.fields}>
        <UnitsField form={form} fault={faults.units} />
        <Field
          label="Date of work"
          className={styles.date}
          {...(faults.workDate === undefined ? {} : { validationMessage: faults.workDate })}
        >
          <Input
            type="date"
            value={shown(form).workDate}
            max={todayIn(entry.zone, new Date())}
            readOnly={form.deed !== null}
            onChange={(_event, { value }) => send({ type: 'typed', edits: { workDate: value } })}
          />
        </Field>
      </div>
      {overtaken && edits.units !== undefined && <NewerValue label="Newer units" value={String(entry.units)} />}
      {overtaken && edits.workDate !== undefined && <NewerValue label="Newer date of work" value={dateWords(entry.workDate)} />}
      <p className={styles.basis}>
        <Badge className={styles.badge} appearance="outline" color="informative" size="small">
          {kinds[entry.basisKind]}
        </Badge>
        {entry.basis.replace(/^Estimated: /, '')}
      </p>
    </div>
  );
}
