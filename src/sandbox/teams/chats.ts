import { z } from 'zod';
import { openStateFile } from '../state-file.ts';

const messageSchema = z.object({
  /** Activity id. */
  id: z.string(),
  /** 'bot' or a login. */
  from: z.string(),
  at: z.iso.datetime(),
  editedAt: z.iso.datetime().nullable(),
  text: z.string(),
  card: z.unknown(),
  /** What the invoke's answer put in the place of the card, by login: only who pressed sees it, until the message is updated. */
  shown: z.record(z.string(), z.unknown()),
  /** The whole activity as the bot last sent it; null for what a person wrote. */
  activity: z.record(z.string(), z.unknown()).nullable(),
});

const stateSchema = z.object({
  version: z.literal(1),
  lastId: z.int(),
  /** Whether a person has the app; a person not named never opened it. */
  apps: z.record(z.string(), z.enum(['installed', 'removed'])),
  chats: z.record(z.string(), z.array(messageSchema)),
});

export type Message = z.infer<typeof messageSchema>;
type NewMessage = Pick<Message, 'from' | 'text' | 'card' | 'activity'>;

/** The messages of all chats of the tenant with the bot, by conversation id. */
export type Chats = {
  messages(conversationId: string): readonly Message[];
  find(conversationId: string, activityId: string): Message | undefined;
  /** Resolves with the first message that passes: looks at all chats, now and after every change. */
  next(passes: (message: Message, conversationId: string) => boolean): Promise<Message>;
  /** Answers the new message; ids are epoch milliseconds and rise, as in Teams. */
  add(conversationId: string, message: NewMessage): Message;
  replace(message: Message, change: Pick<Message, 'text' | 'card' | 'activity'>): void;
  remove(conversationId: string, activityId: string): void;
  show(message: Message, login: string, card: unknown): void;
  nextId(): string;
  app(login: string): 'never' | 'installed' | 'removed';
  setApp(login: string, app: 'installed' | 'removed'): void;
  onChange(listener: () => void): () => void;
};

type State = z.infer<typeof stateSchema>;
type Passes = Parameters<Chats['next']>[0];

/** Opens the chats, read from the file when there is one. Throws when the file cannot be read. */
export function openChats(stateFile: string | undefined, now: () => Date): Chats {
  const state = openStateFile<State>(stateFile, stateSchema, () => ({ version: 1, lastId: 0, apps: {}, chats: {} }));
  const { data } = state;
  const listeners = new Set<() => void>();
  const keep = () => {
    state.save();
    for (const listener of listeners) listener();
  };
  const onChange = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const messages = (conversationId: string) => data.chats[conversationId] ?? [];
  return {
    messages,
    find: (conversationId, id) => messages(conversationId).find((message) => message.id === id),
    next: (passes) => nextOf(data, passes, onChange),
    ...writes(data, keep, now),
    app: (login) => data.apps[login] ?? 'never',
    setApp(login, app) {
      data.apps[login] = app;
      keep();
    },
    onChange,
  };
}

function writes(data: State, keep: () => void, now: () => Date): Pick<Chats, 'add' | 'replace' | 'remove' | 'show' | 'nextId'> {
  const nextId = () => {
    data.lastId = Math.max(data.lastId + 1, now().getTime());
    return String(data.lastId);
  };
  return {
    nextId,
    add(conversationId, added) {
      const message = { ...added, id: nextId(), at: now().toISOString(), editedAt: null, shown: {} };
      data.chats[conversationId] = [...(data.chats[conversationId] ?? []), message];
      keep();
      return message;
    },
    replace(message, change) {
      Object.assign(message, change, { editedAt: now().toISOString(), shown: {} });
      keep();
    },
    remove(conversationId, id) {
      data.chats[conversationId] = (data.chats[conversationId] ?? []).filter((message) => message.id !== id);
      keep();
    },
    show(message, login, card) {
      message.shown[login] = card;
      keep();
    },
  };
}

function nextOf(data: State, passes: Passes, onChange: Chats['onChange']): Promise<Message> {
  const find = () => {
    for (const [conversationId, all] of Object.entries(data.chats)) {
      const found = all.find((message) => passes(message, conversationId));
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return new Promise((resolve) => {
    const look = () => {
      const found = find();
      if (found === undefined) return;
      stop();
      resolve(found);
    };
    const stop = onChange(look);
    look();
  });
}
