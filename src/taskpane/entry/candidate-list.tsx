import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { CandidateView } from '../../contract/entry.ts';
import { asSentence, closedWords } from '../../contract/format.ts';
import { MatterLines } from './matter-lines.tsx';

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  question: { margin: 0 },
  button: {
    width: '100%',
    justifyContent: 'flex-start',
    textAlign: 'left',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    fontWeight: tokens.fontWeightRegular,
  },
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS },
  reasons: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
});

type CandidateListProps = { candidates: CandidateView[]; isBusy: boolean; onPick: (matterId: string) => void };

/** Matters that may be meant, each with its reasons; one press picks it. */
export function CandidateList({ candidates, isBusy, onPick }: CandidateListProps) {
  const styles = useStyles();
  if (candidates.length === 0) return null;
  return (
    <>
      <p className={styles.question}>Is it one of these?</p>
      <ul className={styles.list}>
        {candidates.map(({ matter, reasons }) => (
          <li key={matter.id}>
            <Button
              className={styles.button}
              disabledFocusable={isBusy || closedWords(matter) !== undefined}
              onClick={() => onPick(matter.id)}
            >
              <span className={styles.content}>
                <MatterLines matter={matter} />
                <span className={styles.reasons}>{reasons.map(asSentence).join('; ')}</span>
              </span>
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
