import type { Finding } from './check.ts';

/** A rule that a firm, a client or a matter sets for narratives and time, as data. */
export type NarrativeRule = {
  /** Where it holds: one matter by its id, one client by name; everywhere without both. */
  matter?: string | undefined;
  client?: string | undefined;
  /** Words that may not stand in the narrative, and words of which one must. */
  excluded?: readonly string[] | undefined;
  included?: readonly string[] | undefined;
  /** Words that are written otherwise. */
  replaced?: readonly { from: string; to: string }[] | undefined;
  tense?: 'gerund' | 'past' | undefined;
  /** Most hours of one entry, as a whole number of minutes. */
  mostMinutes?: number | undefined;
  codeRequired?: boolean | undefined;
};

/** What of an entry rules look at. */
export type RuledEntry = { narrative: string; units: number; unitMinutes: number; activityCode: string | null };

/** The rules that hold for a matter and its clients. */
export function rulesFor(rules: readonly NarrativeRule[], matter: { id: string; clients: readonly string[] } | undefined): NarrativeRule[] {
  const clients = (matter?.clients ?? []).map((client) => client.toLowerCase());
  return rules.filter(
    (rule) =>
      (rule.matter === undefined || rule.matter === matter?.id) &&
      (rule.client === undefined || clients.includes(rule.client.toLowerCase())),
  );
}

/** Where an entry does not keep the rules that hold for it, with a mend where words are only exchanged. */
export function ruleFindings(entry: RuledEntry, rules: readonly NarrativeRule[]): Finding[] {
  return rules.flatMap((rule) => [
    ...wordFindings(entry.narrative, rule),
    ...tenseFindings(entry.narrative, rule),
    ...timeFindings(entry, rule),
  ]);
}

function wordFindings(narrative: string, { excluded = [], included = [], replaced = [] }: NarrativeRule): Finding[] {
  const banned = excluded.find((word) => stands(word, narrative));
  const swapped = replaced.filter(({ from }) => stands(from, narrative));
  const mend = swapped.reduce((text, { from, to }) => text.replace(pattern(from, 'giu'), () => to), narrative);
  return [
    ...(banned === undefined ? [] : [broken(`“${banned}” may not stand in the narrative.`, 'Say it in other words.')]),
    ...(included.length === 0 || included.some((word) => stands(word, narrative))
      ? []
      : [broken(`The narrative must name one of: ${included.join(', ')}.`, 'Add it.')]),
    ...(swapped.length === 0
      ? []
      : [{ ...broken(swapped.map(({ from, to }) => `“${from}” is written “${to}”.`).join(' '), 'Exchange the words.'), mend }]),
  ];
}

function tenseFindings(narrative: string, { tense }: NarrativeRule): Finding[] {
  const isGerund = /^\p{L}+ing\b/u.test(narrative);
  const isPast = /^\p{L}+ed\b/u.test(narrative);
  if (tense === 'gerund' && isPast) return [broken('The narrative is in the past tense.', 'Begin as in “Drafting …”.')];
  if (tense === 'past' && isGerund) return [broken('The narrative is not in the past tense.', 'Begin as in “Drafted …”.')];
  return [];
}

function timeFindings({ units, unitMinutes, activityCode }: RuledEntry, { mostMinutes, codeRequired }: NarrativeRule): Finding[] {
  const isLong = mostMinutes !== undefined && units * unitMinutes > mostMinutes;
  return [
    ...(isLong ? [broken(`An entry may have ${mostMinutes} min at most.`, 'Split it, or lower the units.')] : []),
    ...(codeRequired === true && activityCode === null
      ? [{ code: 'code-required' as const, message: 'The client requires an activity code.', remedy: 'Choose the code of the work.' }]
      : []),
  ];
}

function broken(message: string, remedy: string): Finding {
  return { code: 'narrative-rule', message, remedy };
}

function stands(word: string, text: string): boolean {
  return pattern(word, 'iu').test(text);
}

function pattern(word: string, flags: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])${word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')}(?![\\p{L}\\p{N}])`, flags);
}
