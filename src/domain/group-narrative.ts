const mail =
  /^(?:(?:Perusing|Perused) emails?(?: from)?|(?:Drafting|Drafted|Forwarding|Forwarded) emails?(?: in reply)?(?: to)?|(?:Corresponding|Corresponded) with) ?(.*?)(?: regarding (.*?))?(?: \(\d+ emails\))?$/s;

/**
 * One narrative for several mails of a thread: what they share is said once, with their number. The latest names people and topic;
 * texts that are no mail narratives are put behind one another.
 */
export function groupNarrative(narratives: readonly string[], count: number): string {
  const read = narratives.map((narrative) => mail.exec(narrative));
  const last = read.at(-1);
  const latest = narratives.at(-1) ?? '';
  if (!last || read.some((one) => one === null)) return [...new Set(narratives)].join('; ').slice(0, 2000);
  const isPast = /^\p{Lu}\p{Ll}+ed\b/u.test(latest);
  const kinds = new Set(narratives.map(kindOf));
  const method = kinds.size === 1 ? methods[kindOf(latest)] : methods.both;
  const people = last[1] ?? '';
  const topic = last[2] ?? read.find((one) => one?.[2])?.[2];
  const head = `${isPast ? method.past : method.gerund}${people === '' ? '' : ` ${method.word} ${people}`}`;
  return `${head}${topic === undefined ? '' : ` regarding ${topic}`} (${count} emails)`;
}

const methods = {
  read: { gerund: 'Perusing emails', past: 'Perused emails', word: 'from' },
  written: { gerund: 'Drafting emails', past: 'Drafted emails', word: 'to' },
  both: { gerund: 'Corresponding', past: 'Corresponded', word: 'with' },
} as const;

function kindOf(narrative: string): keyof typeof methods {
  if (/^Perus/.test(narrative)) return 'read';
  return /^Correspond/.test(narrative) ? 'both' : 'written';
}
