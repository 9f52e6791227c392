import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { EntryView } from '../../contract/entry.ts';
import { clientWords, dateWords, hoursWords, matterLabel, moneyWords, unitsWords } from '../../contract/format.ts';

const useStyles = makeStyles({
  facts: {
    display: 'grid',
    gridTemplateColumns: 'auto 1fr',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalXS,
    margin: 0,
  },
  term: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2, paddingTop: '2px' },
  fact: { margin: 0, overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' },
});

/** What the entry says; once pushed, what Actionstep says that it holds. */
export function EntryFacts({ entry }: { entry: EntryView }) {
  const styles = useStyles();
  return (
    <dl className={styles.facts}>
      {factsOf(entry).map(([term, fact]) => (
        <div key={term} style={{ display: 'contents' }}>
          <dt className={styles.term}>{term}</dt>
          <dd className={styles.fact}>{fact}</dd>
        </div>
      ))}
    </dl>
  );
}

function factsOf(entry: EntryView): [string, string][] {
  const { matter, pushed } = entry;
  const time = pushed?.hours ? hoursWords(pushed.hours) : `${hoursWords(entry.hours)} (${unitsWords(entry.units)})`;
  return [
    ['Matter', matter ? `${matterLabel(matter)}, ${matter.name}\n${clientWords(matter)}` : 'None'],
    ['Time', time],
    ...(pushed ? rateOf(pushed) : []),
    ['Date', dateWords(entry.workDate)],
    ['Narrative', entry.narrative],
  ];
}

/** Rate and amount as Actionstep applied them. */
function rateOf({ rate, amount }: NonNullable<EntryView['pushed']>): [string, string][] {
  return [
    ['Rate', rate === null ? 'Not told by Actionstep' : `${moneyWords(rate)} an hour, excluding GST`],
    ['Amount', amount === null ? 'Not told by Actionstep' : `${moneyWords(amount)} excluding GST`],
  ];
}
