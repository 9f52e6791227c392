import { z } from 'zod';

/*
 * The part of the Adaptive Cards schema that the bot uses, strict: an unknown element, property or action is refused. No
 * package ships the schema of 1.6 (1.5 knows no filtered choice set), and none is copied here.
 */
const spacing = z.enum(['None', 'Small', 'Default', 'Medium', 'Large']).optional();
const tone = z.enum(['Default', 'Good', 'Warning', 'Attention']).optional();
const text = z.string().min(1);
const id = z.string().min(1);
const required = { id, label: text, isRequired: z.boolean(), errorMessage: text };

const textRun = z.strictObject({
  type: z.literal('TextRun'),
  text,
  weight: z.enum(['Bolder', 'Lighter', 'Default']).optional(),
  isSubtle: z.boolean().optional(),
  color: tone,
});

const action: z.ZodType = z.lazy(() =>
  z.discriminatedUnion('type', [
    z.strictObject({
      type: z.literal('Action.Execute'),
      ...shown,
      verb: text,
      data: z.record(z.string(), z.unknown()),
      associatedInputs: z.literal('none').optional(),
    }),
    z.strictObject({ type: z.literal('Action.ShowCard'), ...shown, card: innerCard }),
    z.strictObject({ type: z.literal('Action.OpenUrl'), ...shown, url: z.url() }),
    z.strictObject({
      type: z.literal('Action.Submit'),
      ...shown,
      data: z.strictObject({ msteams: z.strictObject({ type: z.literal('signin'), value: z.url() }) }),
    }),
  ]),
);
const shown = {
  title: text.max(40),
  tooltip: text.optional(),
  style: z.enum(['positive', 'destructive']).optional(),
  mode: z.enum(['primary', 'secondary']).optional(),
};

const element: z.ZodType = z.lazy(() =>
  z.discriminatedUnion('type', [
    z.strictObject({
      type: z.literal('TextBlock'),
      text,
      wrap: z.literal(true),
      style: z.literal('heading').optional(),
      size: z.enum(['Small', 'Medium', 'Large']).optional(),
      weight: z.enum(['Bolder']).optional(),
      isSubtle: z.boolean().optional(),
      color: tone,
      spacing,
    }),
    z.strictObject({ type: z.literal('RichTextBlock'), inlines: z.array(textRun).min(1), spacing }),
    z.strictObject({
      type: z.literal('Container'),
      items: z.array(element).min(1),
      separator: z.boolean().optional(),
      spacing,
      style: z.enum(['emphasis']).optional(),
    }),
    z.strictObject({
      type: z.literal('ColumnSet'),
      columns: z.array(
        z.strictObject({
          type: z.literal('Column'),
          width: z.enum(['auto', 'stretch']),
          items: z.array(element),
          verticalContentAlignment: z.enum(['Center']).optional(),
        }),
      ),
      spacing,
    }),
    z.strictObject({ type: z.literal('ActionSet'), actions: z.array(action).min(1).max(5), spacing }),
    z.strictObject({
      type: z.literal('Input.Text'),
      ...required,
      isRequired: z.boolean().optional(),
      errorMessage: text.optional(),
      value: z.string(),
      isMultiline: z.boolean(),
      maxLength: z.int().positive(),
    }),
    z.strictObject({ type: z.literal('Input.Number'), ...required, value: z.number(), min: z.number(), max: z.number() }),
    z.strictObject({ type: z.literal('Input.Date'), ...required, value: z.iso.date() }),
    z.discriminatedUnion('style', [
      z.strictObject({
        type: z.literal('Input.ChoiceSet'),
        id,
        label: text,
        style: z.literal('compact'),
        value: text,
        choices: z.array(z.strictObject({ title: text, value: text })),
      }),
      z.strictObject({
        type: z.literal('Input.ChoiceSet'),
        ...required,
        style: z.literal('filtered'),
        placeholder: text,
        choices: z.array(z.strictObject({ title: text, value: text })),
        'choices.data': z.strictObject({ type: z.literal('Data.Query'), dataset: text }),
      }),
    ]),
  ]),
);

const innerCard = z.strictObject({
  type: z.literal('AdaptiveCard'),
  version: z.literal('1.5'),
  body: z.array(element).min(1),
  actions: z.array(action).min(1),
});

/** A whole card as the bot sends it. */
export const cardShape = z.strictObject({
  type: z.literal('AdaptiveCard'),
  $schema: z.literal('http://adaptivecards.io/schemas/adaptive-card.json'),
  version: z.literal('1.5'),
  msteams: z.strictObject({ width: z.literal('Full') }),
  body: z.array(element).min(1),
  actions: z.array(action).max(5).optional(),
});

type Node = Record<string, unknown>;

/** Every object of a card. */
export function* nodesOf(value: unknown): Generator<Node> {
  if (Array.isArray(value)) for (const item of value) yield* nodesOf(item);
  else if (typeof value === 'object' && value !== null) {
    const node = value as Node;
    yield node;
    for (const inner of Object.values(node)) yield* nodesOf(inner);
  }
}

/** Everything a card says in text, in order. */
export function textOf(card: unknown): string {
  return [...nodesOf(card)].flatMap(({ type, text }) => (type === 'TextBlock' || type === 'TextRun' ? [String(text)] : [])).join('\n');
}

/** The titles of its buttons. */
export function buttonsOf(card: unknown): string[] {
  return [...nodesOf(card)].flatMap(({ type, title }) => (String(type).startsWith('Action.') ? [String(title)] : []));
}
