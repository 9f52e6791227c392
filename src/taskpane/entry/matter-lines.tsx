import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { MatterView } from '../../contract/entry.ts';
import { clientWords, closedWords, matterLabel } from '../../contract/format.ts';

const useStyles = makeStyles({
  lines: { display: 'flex', flexDirection: 'column', overflowWrap: 'anywhere' },
  first: { ...typographyStyles.body1Strong, display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  closed: {
    ...typographyStyles.caption1Strong,
    padding: `0 ${tokens.spacingHorizontalS}`,
    border: `1px solid ${tokens.colorStatusWarningBorder1}`,
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorStatusWarningBackground1,
    color: tokens.colorStatusWarningForeground1,
  },
  client: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
});

/** A matter in three lines: reference, name, client; and whether it can be billed at all. */
export function MatterLines({ matter }: { matter: MatterView }) {
  const styles = useStyles();
  const closed = closedWords(matter);
  return (
    <span className={styles.lines}>
      <span className={styles.first}>
        {matterLabel(matter)}
        {closed !== undefined && <span className={styles.closed}>{closed}</span>}
      </span>
      <span>{matter.name}</span>
      <span className={styles.client}>{clientWords(matter)}</span>
    </span>
  );
}
