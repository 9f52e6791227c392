import type { CheckView, EntryView } from '../../src/contract/entry.ts';
import {
  asSentence,
  clientWords,
  closedWords,
  dateWords,
  hoursWords,
  matterLabel,
  moneyWords,
  unitsWords,
} from '../../src/contract/format.ts';
import { type Column, type Container, cut, type Element, type RichTextBlock, said, type TextBlock, type Tone, words } from './elements.ts';
import { entryActions, type Slot, useMatter } from './entry-actions.ts';

/** Something to tell of an entry on top of what the ledger says: why an action was refused, or that it was done before. */
export type Note = { tone: Tone; text: string };

const candidatesShown = 3;

/** One entry of a card: what it is from, where it stands, matter, narrative, time, and what can be done. */
export function entryBlock(slot: Slot, note: Note | undefined): Container {
  const { entry } = slot;
  const actions = entryActions(slot);
  const items: Element[] = [
    ...sourceLines(entry),
    ...stateLines(entry),
    ...(note ? [words(note.text, { color: note.tone, weight: 'Bolder' })] : []),
    ...matterLines(slot),
    ...narrativeLines(entry.narrative),
    ...timeLines(entry),
    ...[...entry.flags.map(flagLine), ...entry.checks.slice(0, 6).map(checkLine)],
    ...(actions ? [actions] : []),
  ];
  return { type: 'Container', items, separator: true, spacing: 'Medium' };
}

const sourceKinds: Record<EntryView['source']['kind'], string> = { mail: 'Email', meeting: 'Meeting', note: 'Note' };

function sourceLines({ source }: EntryView): RichTextBlock[] {
  const title = said([
    { text: `${sourceKinds[source.kind]}: `, isSubtle: true },
    { text: cut(source.title || 'without a title', 150), weight: 'Bolder' },
  ]);
  return source.detail === '' ? [title] : [title, said([{ text: cut(source.detail, 200), isSubtle: true }], 'None')];
}

function stateLines(entry: EntryView): (TextBlock | RichTextBlock)[] {
  const bold = { weight: 'Bolder' as const, spacing: 'Small' as const };
  switch (entry.state) {
    case 'draft':
      return [words('Draft: not approved yet', bold)];
    case 'approved':
      return [words('Approved, not pushed yet', { ...bold, color: 'Good' })];
    case 'pushing':
      return entry.problem
        ? [
            words('Waiting for Actionstep', { ...bold, color: 'Warning' }),
            said([cut(entry.problem.message, 300)]),
            words('It is tried again by itself, and goes once.'),
          ]
        : [words('On its way to Actionstep', bold)];
    case 'pushed':
      return pushedLines(entry);
    case 'failed':
      return [words('Not in Actionstep', { ...bold, color: 'Attention' }), ...problemLines(entry)];
    case 'unconfirmed':
      return [
        words('Not confirmed: it is not sent again until it is known whether Actionstep has it', { ...bold, color: 'Warning' }),
        ...problemLines(entry),
      ];
    case 'recalling':
      return [words('Being recalled from Actionstep', bold)];
    case 'dismissed':
      return [words('Dismissed: nothing is billed for it', bold)];
    case 'exported':
      return [words('Exported to a file: it is not pushed as well', bold)];
    case 'superseded':
      return [words('Split or merged into other entries', bold)];
  }
}

function problemLines({ problem }: EntryView): RichTextBlock[] {
  return problem ? [said([cut(problem.message, 400)], 'None')] : [];
}

/** What Actionstep applied, as it told it; never our own reckoning. */
function pushedLines({ pushed, hours }: EntryView): (TextBlock | RichTextBlock)[] {
  const held = pushed?.hours ?? hours;
  const priced = pushed?.rate && pushed.amount ? ` × ${moneyWords(pushed.rate)} = ${moneyWords(pushed.amount)}, GST-exclusive` : '';
  const line = `In Actionstep: ${hoursWords(held)}${priced}`;
  const differences = (pushed?.differences ?? []).slice(0, 4);
  return [
    words(line, { weight: 'Bolder', color: 'Good', spacing: 'Small' }),
    ...differences.map((text) => said([{ text: 'Look there: ', color: 'Warning', weight: 'Bolder' }, cut(text, 200)], 'None')),
  ];
}

function matterLines(slot: Slot): Element[] {
  const { matter, match } = slot.entry;
  if (matter === null) return unmatchedLines(slot);
  const closed = closedWords(matter);
  return [
    said([
      { text: 'Matter: ', isSubtle: true },
      { text: `${matterLabel(matter)} · ${cut(matter.name, 150)}`, weight: 'Bolder' },
    ]),
    said(
      [
        { text: `${cut(clientWords(matter), 200)} · No. ${matter.number}` },
        ...(closed ? [{ text: ` · ${closed}`, color: 'Attention' as const }] : []),
      ],
      'None',
    ),
    said([{ text: whyWords(slot.entry, match.reasons), isSubtle: true }], 'None'),
  ];
}

/** Why this matter: a bare reference is said to be checked, since one digit can land on another live matter. */
function whyWords({ matterDecidedBy, match }: EntryView, reasons: readonly string[]): string {
  if (matterDecidedBy === 'person') return 'Chosen by you.';
  const why = reasons
    .slice(0, 3)
    .map((reason) => cut(asSentence(reason), 120))
    .join('; ');
  return match.agreed ? `Exact: ${why}.` : `Only the reference fits, so check matter and client before you approve. ${why}.`;
}

function unmatchedLines(slot: Slot): Element[] {
  const { match } = slot.entry;
  const offered = match.candidates.slice(0, candidatesShown);
  if (offered.length === 0) {
    const why = match.reasons.slice(0, 2).map((reason) => cut(asSentence(reason), 150));
    return [
      words('No matter yet: choose one before approving', { weight: 'Bolder', color: 'Warning' }),
      ...why.map((reason) => said([{ text: reason, isSubtle: true }], 'None')),
    ];
  }
  return [
    words('No matter yet. These may be meant:', { weight: 'Bolder', color: 'Warning' }),
    ...offered.map(({ matter, reasons }): Element => {
      const text: Column = {
        type: 'Column',
        width: 'stretch',
        items: [
          said([{ text: `${matterLabel(matter)} · ${cut(matter.name, 100)}`, weight: 'Bolder' }]),
          said([cut(clientWords(matter), 120)], 'None'),
          said([{ text: cut(reasons.slice(0, 3).map(asSentence).join('; '), 250), isSubtle: true }], 'None'),
        ],
      };
      const button: Column = {
        type: 'Column',
        width: 'auto',
        items: [{ type: 'ActionSet', actions: [useMatter(slot, matter)] }],
        verticalContentAlignment: 'Center',
      };
      return { type: 'ColumnSet', columns: [text, button], spacing: 'Small' };
    }),
  ];
}

/** Every line of the narrative a line of its own: a TextRun knows no breaks. */
function narrativeLines(narrative: string): RichTextBlock[] {
  const lines = narrative.split('\n').filter((line) => line.trim() !== '');
  const kept = lines.length > linesShown ? [...lines.slice(0, linesShown - 1), lines.slice(linesShown - 1).join(' ')] : lines;
  return kept.map((line, index) => said([line], index === 0 ? 'Medium' : 'Small'));
}

const linesShown = 12;

function timeLines(entry: EntryView): RichTextBlock[] {
  const { hours, units, unitMinutes, workDate, basis, treatment } = entry;
  const notBilled = { bill: '', 'no-charge': ' · at no charge', hide: ' · kept off the bill' }[treatment];
  return [
    said(
      [
        { text: hoursWords(hours), weight: 'Bolder' },
        ` (${unitsWords(units)} of ${unitMinutes} min)${notBilled} on ${dateWords(workDate)}`,
      ],
      'Medium',
    ),
    said([{ text: cut(basis, 300), isSubtle: true }], 'None'),
  ];
}

function flagLine(flag: string): RichTextBlock {
  return said([{ text: 'Check: ', weight: 'Bolder', color: 'Warning' }, cut(flag, 250)], 'Small');
}

function checkLine({ level, message, remedy }: CheckView): RichTextBlock {
  const label = { info: 'Note: ', warning: 'Check: ', stop: 'Stop: ' }[level];
  const color = level === 'stop' ? 'Attention' : 'Warning';
  return said(
    [level === 'info' ? { text: label, weight: 'Bolder' } : { text: label, weight: 'Bolder', color }, cut(`${message} ${remedy}`, 300)],
    'Small',
  );
}
