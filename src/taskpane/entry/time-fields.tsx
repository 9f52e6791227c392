import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { dateWords } from '../../contract/format.ts';
import type { Faults } from '../state/check-form.ts';
import type { EntryForm } from '../state/entry-form.ts';
import { DateField } from './date-field.tsx';
import { NewerValue } from './newer-value.tsx';
import { UnitsField } from './units-field.tsx';

const useStyles = makeStyles({
  fields: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalL, rowGap: tokens.spacingVerticalM },
  basis: { ...typographyStyles.caption1, margin: `${tokens.spacingVerticalS} 0 0`, color: tokens.colorNeutralForeground2 },
});

const kinds = { measured: 'Measured', estimated: 'Estimated', entered: 'Entered' } as const;

/** How long, how that came about, and when. */
export function TimeFields({ form, faults }: { form: EntryForm; faults: Faults }) {
  const styles = useStyles();
  const { entry, edits, overtaken } = form;
  return (
    <div>
      <div className={styles.fields}>
        <UnitsField form={form} fault={faults.units} />
        <DateField form={form} fault={faults.workDate} />
      </div>
      {overtaken && edits.units !== undefined && <NewerValue label="Newer units" value={String(entry.units)} />}
      {overtaken && edits.workDate !== undefined && <NewerValue label="Newer date of work" value={dateWords(entry.workDate)} />}
      <p className={styles.basis}>
        <strong>{kinds[entry.basisKind]}:</strong> {entry.basis.replace(/^[A-Z][a-z]+: /, '')}
      </p>
    </div>
  );
}
