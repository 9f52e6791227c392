import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { draftFile } from '../../../src/intake/index.ts';
import { dataFiles, reader } from './data-files.ts';
import { type Figure, share } from './figure.ts';

const meeting = z.object({ topic_list: z.array(z.object({ topic: z.string() })) });

/** Words of topics that say only that something was talked about. */
const frame = new Set(
  `a an the of on in to for and or with about their its s that this by from at as is are be what would new some several other
  discussion discuss meeting issue idea situation problem introduction conclusion wrap up opening closing summary focus question current
  particular related member group`.split(/\s+/),
);

/**
 * Topics that annotators gave to stretches of QMSum meetings: named when a word of the topic, beyond words of talk about talk, stands
 * in the narrative, or in the narrative and the phrases of the review. Names of those present do not count.
 */
export async function meetingTopics(dataDir: string): Promise<Figure[]> {
  let [topics, inNarrative, inPanel] = [0, 0, 0];
  const notes: string[] = [];
  for (const { path, name, bytes } of dataFiles(dataDir, 'transcripts/qmsum/*.vtt')) {
    const { topic_list } = meeting.parse(JSON.parse(readFileSync(join(dataDir, path.replace(/vtt$/, 'json')), 'utf8')));
    const { drafts } = await draftFile(bytes, name, reader);
    const about = drafts.map(({ narrative }) => narrative.replace(/ with .*?(?= regarding |$)/, '')).join(' ');
    const panel = drafts.flatMap(({ segments }) => segments.flatMap(({ phrases }) => phrases)).join(' ');
    const [said, shown] = [new Set(keysOf(about)), new Set(keysOf(`${about} ${panel}`))];
    for (const { topic } of topic_list) {
      const keys = keysOf(topic);
      if (keys.length === 0) continue;
      topics += 1;
      inNarrative += keys.some((key) => said.has(key)) ? 1 : 0;
      inPanel += keys.some((key) => shown.has(key)) ? 1 : 0;
      if (!keys.some((key) => shown.has(key))) notes.push(`${name}: not named: ${topic}`);
    }
  }
  return [
    {
      what: 'topic of the meeting named in the narrative',
      value: share(inNarrative, topics),
      must: '≥ 35 %',
      aim: '≥ 40 %',
      ok: inNarrative >= topics * 0.35,
    },
    {
      what: 'topic of the meeting named in the review panel',
      value: share(inPanel, topics),
      must: '≥ 60 %',
      aim: '≥ 70 %',
      ok: inPanel >= topics * 0.6,
      notes,
    },
  ];
}

function keysOf(text: string): string[] {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  return words.map(stem).filter((word) => word.length > 2 && !frame.has(word));
}

/** A plural and its singular are one word; nothing more. */
function stem(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return word.length > 3 && /[^su]s$/.test(word) ? word.slice(0, -1) : word;
}
