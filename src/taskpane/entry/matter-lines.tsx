import { Badge, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { MatterView } from '../../contract/entry.ts';
import { clientWords, closedWords, matterLabel } from '../../contract/format.ts';

const useStyles = makeStyles({
  lines: { display: 'flex', flexDirection: 'column', overflowWrap: 'anywhere' },
  first: { ...typographyStyles.body1Strong, display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
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
        {closed !== undefined && (
          <Badge appearance="tint" color="warning">
            {closed}
          </Badge>
        )}
      </span>
      <span>{matter.name}</span>
      <span className={styles.client}>{clientWords(matter)}</span>
    </span>
  );
}
