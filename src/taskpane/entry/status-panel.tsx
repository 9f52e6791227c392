import { makeStyles, mergeClasses, Spinner, tokens, typographyStyles } from '@fluentui/react-components';
import type { OutcomeWords } from '../words/outcome-words.ts';
import { useFocusWhenLost } from './use-focus-when-lost.ts';

const useStyles = makeStyles({
  panel: {
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  neutral: { backgroundColor: tokens.colorNeutralBackground3 },
  success: { backgroundColor: tokens.colorStatusSuccessBackground1, borderLeft: `4px solid ${tokens.colorStatusSuccessBorderActive}` },
  warning: { backgroundColor: tokens.colorStatusWarningBackground1, borderLeft: `4px solid ${tokens.colorStatusWarningBorderActive}` },
  danger: { backgroundColor: tokens.colorStatusDangerBackground1, borderLeft: `4px solid ${tokens.colorStatusDangerBorderActive}` },
  heading: { ...typographyStyles.subtitle2, margin: 0, display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
  line: { margin: `${tokens.spacingVerticalXS} 0 0` },
});

/** How an entry stands, told to the screen reader whenever it changes. */
export function StatusPanel({ words, isMoving }: { words: OutcomeWords; isMoving: boolean }) {
  const styles = useStyles();
  const focus = useFocusWhenLost<HTMLHeadingElement>();
  return (
    <div className={mergeClasses(styles.panel, styles[words.tone])} role="status">
      <h2 className={styles.heading} ref={focus} tabIndex={-1}>
        {isMoving && <Spinner size="tiny" aria-hidden />}
        {words.title}
      </h2>
      {words.lines.map((line) => (
        <p key={line} className={styles.line}>
          {line}
        </p>
      ))}
    </div>
  );
}
