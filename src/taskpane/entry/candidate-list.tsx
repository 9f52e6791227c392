import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { CandidateView } from '../../contract/entry.ts';
import { asSentence, closedWords, confidenceWords } from '../../contract/format.ts';
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

type CandidateListProps = { candidates: CandidateView[]; likely: string | null; isBusy: boolean; onPick: (matterId: string) => void };

/** Matters that may be meant, each with how likely it is and its reasons; one press picks it. Of two close ones none stands out. */
export function CandidateList({ candidates, likely, isBusy, onPick }: CandidateListProps) {
  const styles = useStyles();
  if (candidates.length === 0) return null;
  return (
    <>
      <p className={styles.question}>Is it one of these?</p>
      <ul className={styles.list}>
        {candidates.map(({ matter, reasons, confidence }) => (
          <li key={matter.id}>
            <Button
              className={styles.button}
              disabledFocusable={isBusy || closedWords(matter) !== undefined}
              onClick={() => onPick(matter.id)}
            >
              <span className={styles.content}>
                <MatterLines matter={matter} />
                <span className={styles.reasons}>
                  {[matter.id === likely ? 'Most likely' : '', confidenceWords(confidence), ...reasons.map(asSentence)]
                    .filter((part) => part !== '')
                    .join('; ')}
                </span>
              </span>
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
