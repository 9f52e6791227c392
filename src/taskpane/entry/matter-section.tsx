import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { EntryForm } from '../state/entry-form.ts';
import { ChosenMatter } from './chosen-matter.tsx';
import { MatterChooser } from './matter-chooser.tsx';

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  heading: { ...typographyStyles.body1, margin: 0 },
});

/** The matter the time goes to, or the way to one. */
export function MatterSection({ form }: { form: EntryForm }) {
  const styles = useStyles();
  const { matter } = form.entry;
  return (
    <section className={styles.section} aria-label="Matter">
      <h2 className={styles.heading}>Matter</h2>
      {matter !== null && !form.picking ? <ChosenMatter form={form} matter={matter} /> : <MatterChooser form={form} />}
    </section>
  );
}
