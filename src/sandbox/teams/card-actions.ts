import { z } from 'zod';

/** What pressing a button sends: its verb, and its own data together with the values of the inputs, which are strings. */
export type Press = { verb: string; data: Record<string, unknown>; id?: string };

type Node = Record<string, unknown>;

const nodeSchema = z.record(z.string(), z.unknown());
const executeSchema = z.looseObject({
  type: z.literal('Action.Execute'),
  title: z.string().optional(),
  verb: z.string().default(''),
  id: z.string().optional(),
  data: z.record(z.string(), z.unknown()).default({}),
  associatedInputs: z.string().default('auto'),
});

/**
 * What a person sends by pressing the Action.Execute of this verb or title, having filled in `inputs`. The other inputs
 * send what the card set them to. A button in an Action.ShowCard sends the inputs around it too, one with
 * associatedInputs none sends none. Undefined when the card has no such button; throws when the button sends no such input.
 */
export function pressOf(card: unknown, button: string, inputs: Readonly<Record<string, string>> = {}): Press | undefined {
  const found = findButton(card, button, new Map());
  if (found === undefined) return undefined;
  const values = new Map(found.action.associatedInputs.toLowerCase() === 'none' ? [] : found.inputs);
  for (const [id, value] of Object.entries(inputs)) {
    if (!values.has(id)) throw new Error(`this button sends no input ${id}`);
    values.set(id, value);
  }
  const { verb, data, id } = found.action;
  return { verb, data: { ...data, ...Object.fromEntries(values) }, ...(id === undefined ? {} : { id }) };
}

type Inputs = ReadonlyMap<string, string>;
type Button = { action: z.infer<typeof executeSchema>; inputs: Inputs };

function findButton(card: unknown, button: string, around: Inputs): Button | undefined {
  const nodes = [...nodesOf(card)];
  const inputs = new Map([...around, ...nodes.flatMap(inputValue)]);
  for (const node of nodes) {
    const action = executeSchema.safeParse(node);
    if (action.success && (action.data.verb === button || action.data.title === button)) return { action: action.data, inputs };
    if (node['type'] !== 'Action.ShowCard') continue;
    const inner = findButton(node['card'], button, inputs);
    if (inner !== undefined) return inner;
  }
  return undefined;
}

/** All objects of a card, but not those of the cards that its buttons open. */
function* nodesOf(value: unknown): Generator<Node> {
  if (Array.isArray(value)) {
    for (const item of value) yield* nodesOf(item);
    return;
  }
  const parsed = nodeSchema.safeParse(value);
  if (!parsed.success) return;
  yield parsed.data;
  for (const [name, inner] of Object.entries(parsed.data)) {
    if (name !== 'data' && !(name === 'card' && parsed.data['type'] === 'Action.ShowCard')) yield* nodesOf(inner);
  }
}

function inputValue(node: Node): [string, string][] {
  const { type, id, value } = node;
  if (typeof type !== 'string' || !type.startsWith('Input.') || typeof id !== 'string') return [];
  const unset = type === 'Input.Toggle' ? 'false' : '';
  return [[id, value === undefined ? unset : String(value)]];
}
