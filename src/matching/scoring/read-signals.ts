import type { MatterIndex } from '../matter-index/matter-index.ts';
import { findNumbers } from '../references/find-numbers.ts';
import { findReferences, type Written } from '../references/find-references.ts';
import { type Difference, nearReferences } from '../references/near-references.ts';
import { referenceKey } from '../references/reference-key.ts';
import { spokenReferences } from '../references/spoken-reference.ts';
import { plainText } from '../words/fold-text.ts';
import { readWords } from '../words/read-words.ts';
import { workWords } from '../words/work-words.ts';

/** How a matter's reference is told by the texts. `written` is the very reference; the others are likenesses. */
export type Signal = 'written' | 'doubted' | 'spoken' | Difference | 'misheard';
/** What is known of one matter's reference: the signal, what was written, and how many matters share that signal. */
export type ReferenceSignal = { signal: Signal; as: string; shared: number };

export type References = {
  /** References written in own text, known or of a known shape; places are those in the title. */
  written: (Written & { inTitle: boolean })[];
  /** Matter numbers after "matter" or "our ref". */
  numbers: { number: string; slots: readonly number[] }[];
  bySlot: Map<number, ReferenceSignal>;
  /** What in the title is a reference, as written. */
  chunks: string[];
};

const rank: Record<Signal, number> = {
  written: 0,
  spoken: 1,
  misread: 2,
  zeros: 2,
  doubted: 3,
  year: 3,
  order: 3,
  letters: 3,
  swapped: 4,
  misheard: 5,
  missing: 6,
  extra: 6,
  digit: 6,
};
const tight = /[\p{L}\p{N}]+(?:[-/:._–][\p{L}\p{N}]+)*/gu;
const spaced = /[\p{L}\p{N}]*\p{N}[\p{L}\p{N}]*(?:\s?[-/:._–]?\s?[\p{L}\p{N}]*\p{N}[\p{L}\p{N}]*)+/gu;
const mixed = /\p{N}+[\s/-]{1,3}\p{L}{1,5}[\s/-]{1,3}\p{N}+/gu;
const mostChunks = 8;

/** The references that the texts tell: written, spelled aloud, or damaged. Damage is looked for in the title only. */
export function readReferences(title: string, texts: readonly string[], index: MatterIndex): References {
  const found = new Map<string, Written & { inTitle: boolean }>();
  for (const [at, text] of texts.entries()) {
    for (const written of findReferences(text, index)) {
      const before = found.get(written.key);
      const one = { ...written, inTitle: at === 0 };
      if (!before || (before.trust !== 'sure' && written.trust === 'sure')) found.set(written.key, trusted(one, text));
    }
  }
  const references: References = {
    written: [...found.values()],
    numbers: texts.flatMap((text) => findNumbers(text, index)),
    bySlot: new Map(),
    chunks: [],
  };
  for (const { key, slots, trust } of references.written) add(references, slots, trust === 'sure' ? 'written' : 'doubted', key);
  for (const { number, slots } of references.numbers) add(references, slots, 'written', number);
  addDamaged(references, title, index);
  addSpoken(references, title, index);
  return references;
}

/** Bare digits are a reference all the same when nothing else is said: "21 0093", "245600 - update". */
function trusted<One extends Written & { inTitle: boolean }>(written: One, text: string): One {
  if (written.trust !== 'bare' || !written.inTitle || written.key.length < 4) return written;
  const plain = plainText(text);
  const rest = readWords(`${plain.slice(0, written.start)} ${plain.slice(written.end)}`);
  return rest.every((word) => workWords.has(word.text)) ? { ...written, trust: 'sure' } : written;
}

function add({ bySlot }: References, slots: readonly number[], signal: Signal, as: string): void {
  for (const slot of slots) {
    const before = bySlot.get(slot);
    if (!before || rank[signal] < rank[before.signal]) bySlot.set(slot, { signal, as, shared: slots.length });
  }
}

/** What looks like a reference and is none, read as a damaged one. */
function addDamaged(references: References, title: string, index: MatterIndex): void {
  const begun = title.slice(0, 1000);
  const sure = new Set(references.written.filter(({ slots, trust }) => slots.length > 0 && trust === 'sure').map(({ key }) => key));
  const tried = new Set<string>(sure);
  for (const { 0: chunk, index: at } of [...begun.matchAll(tight), ...begun.matchAll(spaced), ...begun.matchAll(mixed)]) {
    const key = referenceKey(chunk);
    if (!mayBeDamaged(chunk, key) || isDate(chunk, begun.slice(0, at)) || tried.has(key) || tried.size >= mostChunks) continue;
    tried.add(key);
    const near = addNear(references, chunk, chunk, index, undefined);
    if (near && /[^\p{N}]/u.test(chunk)) references.chunks.push(chunk);
  }
  for (const { key, slots } of references.written)
    if (slots.length === 0 && !tried.has(key)) addNear(references, key, key, index, undefined);
}

/** Digits, or letters that are read for digits, in a piece that is no plain word. */
function mayBeDamaged(chunk: string, key: string): boolean {
  if (key.length < 3 || key.length > 20) return false;
  return /\d/.test(key) || (/[oilsbzqg]{3}/.test(key) && /[^\p{L}]/u.test(chunk));
}

/** A day and a month, unless a reference is announced. */
function isDate(chunk: string, before: string): boolean {
  const [, day, month] = /^(\d{1,2})[/.](\d{1,2})(?:[/.]\d{2,4})?$/.exec(chunk) ?? [];
  return Number(day) <= 31 && Number(month) <= 12 && !/(?:ref|reference|matter|file)\W{0,3}(?:no\W{0,2})?$/i.test(before);
}

/** The best kinds of difference come first in the list; those of one kind share it. */
function addNear(references: References, written: string, as: string, index: MatterIndex, signal: Signal | undefined): boolean {
  const kinds = new Map<Difference, number[]>();
  for (const { slot, difference } of nearReferences(written, index)) {
    const slots = kinds.get(difference);
    if (slots) slots.push(slot);
    else kinds.set(difference, [slot]);
  }
  for (const [difference, slots] of kinds) add(references, slots, signal ?? difference, as);
  return kinds.size > 0;
}

function addSpoken(references: References, title: string, index: MatterIndex): void {
  for (const readings of spokenReferences(title)) {
    const heard = readings.filter((reading) => index.carriersOf(referenceKey(reading)).length > 0);
    for (const reading of heard.slice(0, 3)) add(references, index.carriersOf(referenceKey(reading)), 'spoken', reading);
    if (heard.length === 0) for (const reading of readings.slice(0, 4)) addNear(references, reading, reading, index, 'misheard');
  }
}
