import { Combobox, Field, makeStyles, Option } from '@fluentui/react-components';
import { useState } from 'react';
import type { MatterView } from '../../contract/entry.ts';
import { closedWords, matterLabel } from '../../contract/format.ts';
import { MatterLines } from './matter-lines.tsx';
import { type Found, useMatters } from './use-matters.ts';

const useStyles = makeStyles({ box: { minWidth: 0, width: '100%' }, list: { maxHeight: '18rem', zIndex: 1 } });

type MatterSearchProps = { isBusy: boolean; onPick: (matterId: string, typed: string) => void };

/** Search over the matters the person may see. What is typed is no choice: only a picked one counts, at once. */
export function MatterSearch({ isBusy, onPick }: MatterSearchProps) {
  const styles = useStyles();
  const [query, setQuery] = useState('');
  const found = useMatters(query);
  return (
    <Field label="Search all matters" hint="Number, reference, name or client">
      <Combobox
        className={styles.box}
        freeform
        // Within the page's main part, where a screen reader expects it.
        inlinePopup
        clearable
        disabled={isBusy}
        value={query}
        selectedOptions={[]}
        listbox={{ className: styles.list }}
        onChange={(event) => setQuery(event.target.value)}
        onOptionSelect={(_event, { optionValue }) => {
          if (optionValue === undefined) setQuery('');
          else if (optionValue !== nothing) onPick(optionValue, query.trim());
        }}
      >
        {optionsOf(found, query)}
      </Combobox>
    </Field>
  );
}

const nothing = 'nothing';

function optionsOf(found: Found, query: string) {
  if (found.kind === 'matters' && found.matters.length > 0) return found.matters.map(optionOf);
  return (
    <Option value={nothing} text={query} disabled>
      {found.kind === 'matters' ? 'No matters found' : found.kind === 'searching' ? 'Searching…' : found.why}
    </Option>
  );
}

function optionOf(matter: MatterView) {
  return (
    <Option key={matter.id} value={matter.id} text={matterLabel(matter)} disabled={closedWords(matter) !== undefined}>
      <MatterLines matter={matter} />
    </Option>
  );
}
