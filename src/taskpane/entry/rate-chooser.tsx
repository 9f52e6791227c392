import { Button, Field, Input, makeStyles, Select, Spinner, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { moneyWords } from '../../contract/format.ts';
import type { RateRequest, RatesAnswer } from '../../contract/rate.ts';
import type { EntryForm } from '../state/entry-form.ts';
import { useMeans } from '../use-pane.ts';
import { chooseRate } from '../verbs/change-entry.ts';
import { useRates } from './use-rates.ts';

const useStyles = makeStyles({
  chooser: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  typed: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalL, rowGap: tokens.spacingVerticalS },
  field: { flexGrow: 1, minWidth: '7rem', flexBasis: '7rem' },
  input: { minWidth: 0, width: '100%' },
  button: { alignSelf: 'flex-start' },
});

type Chooser = { form: EntryForm; matterId: string; onChosen: () => void };

/** The rates of the matter as Actionstep has them now; one may be typed, with GST or without. */
export function RateChooser({ form, matterId, onChosen }: Chooser) {
  const styles = useStyles();
  const means = useMeans();
  const found = useRates(matterId);
  const [choice, setChoice] = useState('own');
  const [typed, setTyped] = useState({ price: '', includesTax: false });
  if (found.kind === 'asking') return <Spinner size="tiny" label="Asking Actionstep for the rates" />;
  if (found.kind === 'failed') return <p role="alert">{found.why}</p>;
  const wish = wishOf(choice, typed);
  const isTyped = wish.kind === 'custom' || wish.kind === 'fixed';
  const use = async () => {
    if (await chooseRate(form.entry.id, wish, means)) onChosen();
  };
  return (
    <div className={styles.chooser}>
      <Field label="Rate">
        <Select value={choice} onChange={(_event, { value }) => setChoice(value)}>
          {optionsOf(found.rates).map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </Select>
      </Field>
      {isTyped && (
        <div className={styles.typed}>
          <Field className={styles.field} label={wish.kind === 'fixed' ? 'Amount' : 'Rate an hour'}>
            <Input
              className={styles.input}
              input={{ autoComplete: 'off', inputMode: 'decimal' }}
              value={typed.price}
              onChange={(_event, { value }) => setTyped({ ...typed, price: value })}
            />
          </Field>
          <Field className={styles.field} label="GST" hint={found.rates.salesTax === false ? 'This matter is billed without GST' : ''}>
            <Select
              value={typed.includesTax ? 'with' : 'without'}
              onChange={(_event, { value }) => setTyped({ ...typed, includesTax: value === 'with' })}
            >
              <option value="without">Typed without GST</option>
              <option value="with">Typed with GST</option>
            </Select>
          </Field>
        </div>
      )}
      <Button className={styles.button} size="small" disabledFocusable={form.deed !== null} onClick={use}>
        Use this rate
      </Button>
    </div>
  );
}

function wishOf(choice: string, { price, includesTax }: { price: string; includesTax: boolean }): RateRequest['rate'] {
  const [kind, label = ''] = choice.split(' ');
  const figure = price.trim().replace(/^\$/, '').replaceAll(',', '');
  if (kind === 'label') return { kind, label };
  if (kind === 'fixed') return { kind, label, price: figure, includesTax };
  if (kind === 'custom') return { kind, price: figure, includesTax, ...(label === '' ? {} : { label }) };
  return { kind: 'own' };
}

function optionsOf({ labels, typed }: RatesAnswer): [string, string][] {
  const own = labels.find(({ defaultOf }) => defaultOf === 'timekeeper') ?? labels.find(({ defaultOf }) => defaultOf === 'matter');
  const words: [string, string][] = [['own', own ? `Actionstep's own (${own.name})` : "Actionstep's own"]];
  for (const { id, name, kind, price, overridden, includesTax } of labels) {
    if (kind === 'hourly') {
      const figure = price === null ? '' : `, ${moneyWords(price)} ${includesTax ? 'with GST in it' : 'without GST'}`;
      words.push([`label ${id}`, `${name}${figure}${overridden ? ', of this matter' : ''}`]);
    } else if (typed) words.push([`${kind} ${id}`, `${name}: type ${kind === 'fixed' ? 'the amount' : 'the rate'}`]);
  }
  return typed ? [...words, ['custom', 'Another rate: type it']] : words;
}
