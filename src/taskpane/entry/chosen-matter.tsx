import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { MatterView } from '../../contract/entry.ts';
import { asSentence } from '../../contract/format.ts';
import type { EntryForm } from '../state/entry-form.ts';
import { useMeans } from '../use-pane.ts';
import { starMatter } from '../verbs/star-matter.ts';
import { MatterLines } from './matter-lines.tsx';
import { useFocusWhenLost } from './use-focus-when-lost.ts';
import { useSendForm } from './use-send-form.ts';

const useStyles = makeStyles({
  box: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  reasons: {
    ...typographyStyles.caption1,
    margin: 0,
    paddingLeft: tokens.spacingHorizontalL,
    color: tokens.colorNeutralForeground2,
    overflowWrap: 'anywhere',
  },
  acts: { display: 'flex', flexShrink: 0 },
  star: { minWidth: '32px' },
  head: { display: 'flex', alignItems: 'flex-start', justifyContent: 'space-between' },
  change: { marginRight: `calc(-1 * ${tokens.spacingHorizontalS})` },
});

/** The matter with its client, and why it is this one. */
export function ChosenMatter({ form, matter }: { form: EntryForm; matter: MatterView }) {
  const styles = useStyles();
  const send = useSendForm(form);
  const focus = useFocusWhenLost<HTMLDivElement>();
  const means = useMeans();
  const { match, matterDecidedBy, favourite: isStarred = false } = form.entry;
  const reasons = matterDecidedBy === 'person' ? ['You chose this matter'] : match.reasons.map(asSentence);
  return (
    <div className={styles.box} ref={focus} tabIndex={-1}>
      <div className={styles.head}>
        <MatterLines matter={matter} />
        <div className={styles.acts}>
          <Button
            className={styles.star}
            appearance="subtle"
            size="small"
            aria-label="Favourite"
            aria-pressed={isStarred}
            onClick={() => starMatter(form.entry, !isStarred, means)}
          >
            {isStarred ? '★' : '☆'}
          </Button>
          <Button
            className={styles.change}
            appearance="subtle"
            size="small"
            aria-label="Change matter"
            disabledFocusable={form.deed !== null}
            onClick={() => send({ type: 'picking', on: true })}
          >
            Change
          </Button>
        </div>
      </div>
      <ul className={styles.reasons} aria-label="Why this matter">
        {reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </div>
  );
}
