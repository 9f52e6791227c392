/** The parts of Adaptive Cards 1.5 that the bot uses, and no others. */
export type Inline = { type: 'TextRun'; text: string; weight?: 'Bolder'; isSubtle?: boolean; color?: Tone };
export type Tone = 'Attention' | 'Warning' | 'Good';
export type TextBlock = {
  type: 'TextBlock';
  text: string;
  wrap: true;
  style?: 'heading';
  size?: 'Medium' | 'Large';
  weight?: 'Bolder';
  isSubtle?: boolean;
  color?: Tone;
  spacing?: Spacing;
};
type Spacing = 'None' | 'Small' | 'Medium' | 'Large';
export type RichTextBlock = { type: 'RichTextBlock'; inlines: Inline[]; spacing?: Spacing };
export type Container = { type: 'Container'; items: Element[]; separator?: boolean; spacing?: Spacing; style?: 'emphasis' };
export type Column = { type: 'Column'; width: 'stretch' | 'auto'; items: Element[]; verticalContentAlignment?: 'Center' };
export type ColumnSet = { type: 'ColumnSet'; columns: Column[]; spacing?: Spacing };
export type ActionSet = { type: 'ActionSet'; actions: Action[]; spacing?: Spacing };
export type Choice = { title: string; value: string };
type Input = { id: string; label: string; isRequired: true; errorMessage: string };
export type TextInput = Input & { type: 'Input.Text'; value: string; isMultiline: true; maxLength: number };
export type NumberInput = Input & { type: 'Input.Number'; value: number; min: number; max: number };
export type DateInput = Input & { type: 'Input.Date'; value: string };
export type ChoiceInput = Input & {
  type: 'Input.ChoiceSet';
  style: 'filtered';
  placeholder: string;
  choices: Choice[];
  value?: string;
  'choices.data': { type: 'Data.Query'; dataset: string };
};
/** One short line that may stay empty. */
export type LineInput = Pick<Input, 'id' | 'label'> & { type: 'Input.Text'; value: string; isMultiline: false; maxLength: number };
/** A short fixed list. */
export type PickInput = Pick<Input, 'id' | 'label'> & { type: 'Input.ChoiceSet'; style: 'compact'; value: string; choices: Choice[] };
export type Element =
  | TextBlock
  | RichTextBlock
  | Container
  | ColumnSet
  | ActionSet
  | TextInput
  | NumberInput
  | DateInput
  | ChoiceInput
  | LineInput
  | PickInput;

type Shown = { title: string; tooltip?: string; style?: 'positive' | 'destructive'; mode?: 'secondary' };
export type Execute = Shown & { type: 'Action.Execute'; verb: string; data: object; associatedInputs?: 'none' };
export type ShowCard = Shown & {
  type: 'Action.ShowCard';
  card: { type: 'AdaptiveCard'; version: '1.5'; body: Element[]; actions: Action[] };
};
export type OpenUrl = Shown & { type: 'Action.OpenUrl'; url: string };
export type Submit = Shown & { type: 'Action.Submit'; data: { msteams: { type: 'signin'; value: string } } };
export type Action = Execute | ShowCard | OpenUrl | Submit;

export type AdaptiveCard = {
  type: 'AdaptiveCard';
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json';
  version: '1.5';
  msteams: { width: 'Full' };
  body: Element[];
  actions?: Action[];
};

/** A card of these elements. */
export function adaptiveCard(body: Element[], actions: Action[] = []): AdaptiveCard {
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    msteams: { width: 'Full' },
    body,
    ...(actions.length > 0 ? { actions } : {}),
  };
}

/** Our own words. Never text of people: a TextBlock reads markdown. */
export function words(text: string, look: Omit<TextBlock, 'type' | 'text' | 'wrap'> = {}): TextBlock {
  return { type: 'TextBlock', text, wrap: true, ...look };
}

/** Text of people: a TextRun knows no markdown, so that a link or a heading in it stays what was typed. */
export function said(runs: (Omit<Inline, 'type'> | string)[], spacing?: Spacing): RichTextBlock {
  const inlines = runs.map((run): Inline => {
    const { text, ...look } = typeof run === 'string' ? { text: run } : run;
    return { type: 'TextRun', text: harmless(text), ...look };
  });
  return { type: 'RichTextBlock', inlines, ...(spacing === undefined ? {} : { spacing }) };
}

const zeroWidth = '\u200b';

/** Well-formed, in one line, and without the macros of cards: '{{DATE(…)}}' is computed even in a TextRun. */
export function harmless(text: string): string {
  return text
    .toWellFormed()
    .replace(/\p{Cc}+/gu, ' ')
    .replaceAll('{{', `{${zeroWidth}{`);
}

/** At most so many characters, with an ellipsis where something was cut. */
export function cut(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most
    ? text
    : `${characters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}
