import type { EntryView, MatterView } from '../../src/contract/entry.ts';
import type { Card } from '../../src/conversations/index.ts';
import type { CardId } from '../../src/domain/ids.ts';
import type { Message } from '../turn.ts';
import { type AdaptiveCard, adaptiveCard, type Element, type Execute, words } from './elements.ts';
import { entryBlock, type Note, tight } from './entry-block.ts';
import type { Slot, Typed } from './slot.ts';

/** What a card is drawn from: entries as the ledger holds them now, in the order of the card. */
export type Shown = {
  card: Pick<Card, 'id' | 'kind' | 'page'>;
  /** Whether the person's own connection to Actionstep works. */
  connected: boolean;
  entries: readonly EntryView[];
  recents: readonly MatterView[];
  /** What is to be said of one entry, and what was typed there and could not be kept. */
  note?: (Note & { entry: string; typed?: Typed | undefined }) | undefined;
};

const entriesShown = 5;
/** Teams takes about 100 KB in UTF-16; a quarter of it leaves room for what Teams adds (reference/teams-platform.md §5). */
export const cardBytes = 25_000;

/** The card of one page: at most five entries, and as many as fit. */
export function entriesCard(shown: Shown): AdaptiveCard {
  const pages = pagesOf(shown);
  const page = Math.min(shown.card.page, pages.length - 1);
  return pageCard(shown, pages, page);
}

/** The whole message: the card, what a notification says of it, and the AI label while a draft nobody has approved is on it. */
export function entriesMessage(shown: Shown): Message {
  const summary = titleOf(shown);
  const attachments = [{ contentType: 'application/vnd.microsoft.card.adaptive', content: entriesCard(shown) }];
  const drafted = shown.entries.some(({ state }) => state === 'draft');
  return { type: 'message', summary, attachments, ...(drafted ? { entities: [aiLabel] } : {}) };
}

const aiLabel = {
  type: 'https://schema.org/Message',
  '@type': 'Message',
  '@context': 'https://schema.org',
  additionalType: ['AIGeneratedContent'],
};

type Page = { slot: number; entry: EntryView }[];

/** Fills each page with as many entries as stay within count and bytes. */
function pagesOf(shown: Shown): Page[] {
  const pages: Page[] = [];
  let page: Page = [];
  let bytes = 0;
  for (const [slot, entry] of shown.entries.entries()) {
    const size = sizeOf(blockOf(shown, slot, entry));
    if (page.length > 0 && (page.length === entriesShown || bytes + size > cardBytes - frameBytes)) {
      pages.push(page);
      [page, bytes] = [[], 0];
    }
    page.push({ slot, entry });
    bytes += size;
  }
  return [...pages, page];
}

/** Room for heading, page buttons and the envelope. */
const frameBytes = 1500;

function sizeOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value)) + 1;
}

function pageCard(shown: Shown, pages: readonly Page[], page: number): AdaptiveCard {
  const entries = pages[page] ?? [];
  const heading: Element[] = [words(titleOf(shown), { style: 'heading', size: 'Medium', weight: 'Bolder' })];
  if (pages.length > 1) heading.push(words(`Page ${page + 1} of ${pages.length}`, { isSubtle: true, spacing: 'None' }));
  const turns = [turn(shown, page - 1, 'Previous page'), turn(shown, page + 1, 'Next page')];
  const actions = turns.filter(({ data }) => data.page >= 0 && data.page < pages.length);
  return adaptiveCard([...heading, ...entries.map(({ slot, entry }) => blockOf(shown, slot, entry))], actions);
}

function turn({ card }: Shown, page: number, title: string): Execute & { data: { card: CardId; page: number } } {
  return { type: 'Action.Execute', title, verb: 'page', data: { card: card.id, page }, associatedInputs: 'none' };
}

function blockOf({ card, connected, recents, note }: Shown, slot: number, entry: EntryView): Element {
  const own = note?.entry === entry.id ? note : undefined;
  const place: Slot = { card: card.id, slot, entry, connected, recents, typed: own?.typed };
  const whole = entryBlock(place, own);
  return sizeOf(whole) <= cardBytes - frameBytes ? whole : entryBlock(place, own, tight);
}

function titleOf({ card, entries }: Shown): string {
  const drafts = entries.filter(({ state }) => state === 'draft').length;
  const what =
    drafts === 0
      ? entries.length === 1
        ? 'Time entry'
        : 'Time entries'
      : drafts === 1
        ? 'Draft time entry'
        : `${drafts} draft time entries`;
  return card.kind === 'meeting' ? `${what} from your meeting` : what;
}
