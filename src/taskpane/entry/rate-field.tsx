import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useId, useState } from 'react';
import type { EntryForm } from '../state/entry-form.ts';
import { RateChooser } from './rate-chooser.tsx';

const useStyles = makeStyles({
  rate: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS, marginTop: tokens.spacingVerticalM },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  sentence: { ...typographyStyles.body1, margin: 0, flexGrow: 1, flexBasis: '10rem' },
});

/** At what it is billed, in one sentence with every figure, and the way to another rate of the matter. */
export function RateField({ form }: { form: EntryForm }) {
  const styles = useStyles();
  const [asked, setAsked] = useState(false);
  const place = useId();
  const { rate, matter, version } = form.entry;
  if (matter === null) return null;
  return (
    <div className={styles.rate}>
      <div className={styles.line}>
        <p className={styles.sentence}>{rate.sentence}</p>
        <Button size="small" aria-expanded={asked} aria-controls={place} onClick={() => setAsked(!asked)}>
          Change rate
        </Button>
      </div>
      <div id={place} hidden={!asked}>
        {asked && <RateChooser key={`${matter.id} ${version}`} form={form} matterId={matter.id} onChosen={() => setAsked(false)} />}
      </div>
    </div>
  );
}
