import { defaultStyle } from '../../../src/domain/draft-text.ts';
import { checkNarrative } from '../../../src/domain/narrative-checks.ts';
import { captureFile } from '../../../src/intake/capture-file.ts';
import { draftFile } from '../../../src/intake/index.ts';
import { dataFiles, reader } from './data-files.ts';
import { type Figure, share } from './figure.ts';

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const gerund = /^(?:\p{Lu}\p{Ll}+ing|Telephone|Email) /u;

type Judged = { path: string; narrative: string; numbers: string[]; names: string[]; form: string[] };

/**
 * Numbers and names of narratives that stand nowhere in what was captured, and the rules of form; over every mail, transcript and
 * document of the data. Looked up here by plain comparison, not by the gate of the product.
 */
export async function trueWords(dataDir: string): Promise<Figure[]> {
  const files = dataFiles(
    dataDir,
    'emails/enron/*/*/*.eml',
    'emails/mime/**/*.eml',
    'emails/msg/**/*.msg',
    'transcripts/**/*.vtt',
    'documents/**/*.{docx,pdf,txt}',
  );
  const judged: Judged[] = [];
  let unreadable = 0;
  for (const { path, name, bytes } of files) {
    try {
      const evidence = await captureFile(bytes, name, reader);
      const { drafts } = await draftFile(bytes, name, reader);
      for (const { narrative } of drafts) judged.push(judge(path, narrative, JSON.stringify(evidence)));
    } catch {
      unreadable += 1;
    }
  }
  const numbers = judged.reduce((sum, one) => sum + one.numbers.length, 0);
  const names = judged.reduce((sum, one) => sum + one.names.length, 0);
  const kept = judged.filter(({ form }) => form.length === 0).length;
  const per100 = (count: number) => ((100 * count) / Math.max(1, judged.length)).toFixed(1);
  const notes = judged
    .filter((one) => one.numbers.length + one.names.length + one.form.length > 0)
    .map(({ path, narrative, numbers: no, names: na, form }) => `${path}: ${[...no, ...na, ...form].join(', ')} | ${narrative}`);
  return [
    {
      what: `numbers / names not in the source, per 100 (${judged.length} drafts, ${unreadable} unreadable)`,
      value: `${per100(numbers)} / ${per100(names)}`,
      must: '0 / 0',
      ok: judged.length > 0 && numbers + names === 0,
      notes,
    },
    { what: 'format rules kept', value: share(kept, judged.length), must: '100 %', ok: judged.length > 0 && kept === judged.length },
  ];
}

function judge(path: string, narrative: string, source: string): Judged {
  const plain = source
    .normalize('NFKC')
    .replace(/\\[nrt]/g, ' ')
    .toLowerCase();
  const words = new Set(plain.match(/\p{L}+/gu));
  const digits = new Set(plain.match(/\d+/g)?.map((number) => number.replace(/^0+(?=\d)/, '')));
  const numbers = (narrative.match(/\d+/g) ?? []).filter((number) => !digits.has(number.replace(/^0+(?=\d)/, '')));
  const capitals = [...narrative.matchAll(/\p{Lu}\p{L}*/gu)].filter(({ index }) => index > 0).map(([word]) => word.toLowerCase());
  const names = capitals.filter((word) => !words.has(word) && !['teams', 'zoom'].includes(word) && !months.includes(word));
  const form = [
    ...(gerund.test(`${narrative} `) ? [] : ['verb first']),
    ...(narrative.length > defaultStyle.longest ? ['too long'] : []),
    ...(/\p{Cc}|\p{Extended_Pictographic}/u.test(narrative.replace(/\d/g, '')) ? ['signs'] : []),
    ...(/\d{1,2}\/\d{1,2}\/\d{4}|\d{4}-\d{2}-\d{2}/.test(narrative) ? ['date'] : []),
    ...checkNarrative(narrative).map(({ code }) => code),
  ];
  return { path, narrative, numbers, names, form };
}
