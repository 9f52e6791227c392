import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { clientWords, hoursWords, matterLabel } from '../../contract/format.ts';
import { hoursOfUnits } from '../../domain/units.ts';
import { unitsOf } from '../state/check-form.ts';
import { type EntryForm, shown } from '../state/entry-form.ts';

const useStyles = makeStyles({
  line: { ...typographyStyles.caption1, margin: 0, overflowWrap: 'anywhere' },
  bare: {
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    backgroundColor: tokens.colorStatusWarningBackground1,
    color: tokens.colorStatusWarningForeground1,
    borderRadius: tokens.borderRadiusMedium,
  },
});

/**
 * What is about to be approved: hours, matter, client. A matter known by its written reference alone is shown as such: one
 * wrong digit would be another live matter.
 */
export function Destination({ form }: { form: EntryForm }) {
  const styles = useStyles();
  const { entry } = form;
  const units = unitsOf(shown(form).units);
  if (entry.matter === null || units === undefined) return null;
  const bare = entry.matterDecidedBy === 'exact' && !entry.match.agreed;
  return (
    <p className={mergeClasses(styles.line, bare && styles.bare)}>
      <strong>{hoursWords(hoursOfUnits(units, entry.unitMinutes))}</strong> to <strong>{matterLabel(entry.matter)}</strong>,{' '}
      {entry.matter.name}
      {bare && `. ${clientWords(entry.matter)}: nobody in this email is known as this client. Check the reference.`}
    </p>
  );
}
