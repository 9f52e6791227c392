import type { CheckView, EntryView } from '../../src/contract/entry.ts';
import {
  asSentence,
  clientWords,
  closedWords,
  confidenceWords,
  dateWords,
  hoursWords,
  matterLabel,
  moneyWords,
  unitsWords,
} from '../../src/contract/format.ts';
import { narrativeLimit } from '../../src/domain/narrative.ts';
import { type Column, type Container, cut, type Element, type RichTextBlock, said, type TextBlock, type Tone, words } from './elements.ts';
import { entryActions, useMatter } from './entry-actions.ts';
import type { Slot } from './slot.ts';

/** Something to tell of an entry on top of what the ledger says: why an action was refused, or that it was done before. */
export type Note = { tone: Tone; text: string };

/** How much of what has no bound is shown: characters of narrative, flags and checks each. */
export type Room = { narrative: number; lines: number };

const ample: Room = { narrative: narrativeLimit, lines: 4 };
/** For an entry that would not fit into a card otherwise: the whole narrative stands under Edit. */
export const tight: Room = { narrative: narrativeLimit / 4, lines: 2 };

const candidatesShown = 3;

/** One entry of a card: what it is from, where it stands, matter, narrative, time, and what can be done. */
export function entryBlock(slot: Slot, note: Note | undefined, room: Room = ample): Container {
  const { entry } = slot;
  const items: Element[] = [
    ...sourceLines(entry),
    ...stateLines(entry),
    ...(note ? [said([{ text: cut(note.text, 300), color: note.tone, weight: 'Bolder' }])] : []),
    ...matterLines(slot),
    ...narrativeLines(entry.narrative, room.narrative),
    ...timeLines(entry),
    ...[...entry.flags.slice(0, room.lines).map(flagLine), ...entry.checks.slice(0, room.lines).map(checkLine)],
    ...entryActions(slot),
  ];
  return { type: 'Container', items, separator: true, spacing: 'Large' };
}

const sourceKinds: Record<EntryView['source']['kind'], string> = {
  mail: 'Email',
  meeting: 'Meeting',
  note: 'Note',
  document: 'Document',
  recording: 'Recording',
};

function sourceLines({ source }: EntryView): RichTextBlock[] {
  const title = said([
    { text: `${sourceKinds[source.kind]}: `, isSubtle: true },
    { text: cut(source.title || 'without a title', 120), weight: 'Bolder' },
  ]);
  return source.detail === '' ? [title] : [title, said([{ text: cut(source.detail, 120), isSubtle: true }], 'None')];
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
            said([cut(entry.problem.message, 250)]),
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
  return problem ? [said([cut(problem.message, 250)], 'None')] : [];
}

/** What Actionstep applied, as it told it; never our own reckoning. */
function pushedLines({ pushed, hours, problem }: EntryView): (TextBlock | RichTextBlock)[] {
  const held = pushed?.hours ?? hours;
  const priced = pushed?.rate && pushed.amount ? ` × ${moneyWords(pushed.rate)} = ${moneyWords(pushed.amount)}, GST-exclusive` : '';
  const line = `In Actionstep: ${hoursWords(held)}${priced}`;
  const since = [
    ...(pushed?.changes ?? []),
    ...(pushed?.gone ? ['It is no longer in Actionstep.'] : []),
    ...(problem ? [problem.message] : []),
  ];
  const differences = [...(pushed?.differences ?? []), ...since].slice(0, 4);
  return [
    words(line, { weight: 'Bolder', color: 'Good', spacing: 'Small' }),
    ...differences.map((text) => said([{ text: 'Look there: ', color: 'Warning', weight: 'Bolder' }, cut(text, 200)], 'None')),
  ];
}

function matterLines(slot: Slot): Element[] {
  const { matter } = slot.entry;
  if (matter === null) return unmatchedLines(slot);
  const closed = closedWords(matter);
  return [
    said([
      { text: 'Matter: ', isSubtle: true },
      { text: cut(`${matterLabel(matter)} · ${matter.name}`, 150), weight: 'Bolder' },
    ]),
    said(
      [
        { text: `${cut(clientWords(matter), 120)} · No. ${matter.number}` },
        ...(closed ? [{ text: ` · ${closed}`, color: 'Attention' as const }] : []),
      ],
      'None',
    ),
    whyLine(slot.entry),
  ];
}

/** Why this matter: a bare reference is said to be checked, since one digit can land on another live matter. */
function whyLine({ matterDecidedBy, match }: EntryView): RichTextBlock {
  if (matterDecidedBy === 'person') return said([{ text: 'Chosen by you.', isSubtle: true }], 'None');
  const why = cut(match.reasons.slice(0, 3).join('; '), 300);
  if (match.agreed) return said([{ text: `Exact: ${why}.`, isSubtle: true }], 'None');
  const check = { text: 'Check: ', weight: 'Bolder' as const, color: 'Warning' as const };
  return said([check, `only the reference fits. Is this the matter and the client? ${asSentence(why)}.`], 'None');
}

function unmatchedLines(slot: Slot): Element[] {
  const { match } = slot.entry;
  if (!slot.connected) {
    return [
      words('No matter yet: Actionstep is not connected', { weight: 'Bolder', color: 'Warning' }),
      words('Type connect. Once your matters have been read, the one of this entry is looked for by itself.', {
        isSubtle: true,
        spacing: 'None',
      }),
    ];
  }
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
    ...offered.map(({ matter, reasons, confidence }): Element => {
      const why = [confidenceWords(confidence), asSentence(reasons.slice(0, 3).join('; '))].filter((part) => part !== '').join(': ');
      const text: Column = {
        type: 'Column',
        width: 'stretch',
        items: [
          said([{ text: cut(`${matterLabel(matter)} · ${matter.name}`, 100), weight: 'Bolder' }]),
          said([cut(clientWords(matter), 80)], 'None'),
          said([{ text: cut(why, 150), isSubtle: true }], 'None'),
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

/** Every line of the narrative a line of its own: a TextRun knows no breaks. What is too long for a card is whole under Edit. */
function narrativeLines(narrative: string, most: number): RichTextBlock[] {
  const lines = cut(narrative, most)
    .split('\n')
    .filter((line) => line.trim() !== '');
  const kept = lines.length > linesShown ? [...lines.slice(0, linesShown - 1), lines.slice(linesShown - 1).join(' ')] : lines;
  return kept.map((line, index) => said([line], index === 0 ? 'Medium' : 'Small'));
}

const linesShown = 12;

function timeLines(entry: EntryView): RichTextBlock[] {
  const { hours, units, unitMinutes, workDate, basis, treatment, rate } = entry;
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
    // Actionstep's own rate goes without saying.
    ...(rate.kind === 'own' ? [] : [said([cut(rate.sentence, 200)], 'None')]),
  ];
}

function flagLine(flag: string): RichTextBlock {
  return said([{ text: 'Check: ', weight: 'Bolder', color: 'Warning' }, cut(flag, 200)], 'Small');
}

function checkLine({ level, message, remedy }: CheckView): RichTextBlock {
  const label = { info: 'Note: ', warning: 'Check: ', stop: 'Stop: ' }[level];
  const color = level === 'stop' ? 'Attention' : 'Warning';
  return said(
    [level === 'info' ? { text: label, weight: 'Bolder' } : { text: label, weight: 'Bolder', color }, cut(`${message} ${remedy}`, 200)],
    'Small',
  );
}
