import type { Utterance } from './meeting.ts';

/**
 * Reads lines of "minute:second Name: words"; a minus before the minute is a time before the transcript began. `names`
 * gives the full name of each. Throws for a line that is not so.
 */
export function readTalk(talk: string, names: Readonly<Record<string, string>>): Utterance[] {
  return talk
    .trim()
    .split('\n')
    .map((line) => {
      const [, sign, minute, second, who = '', text = ''] = /^(-?)(\d+):(\d\d) (\w+): (.+)$/.exec(line) ?? [];
      const speaker = names[who];
      if (speaker === undefined) throw new Error(`not a line of talk: ${line}`);
      const at = Number(minute) * 60 + Number(second);
      return { at: sign === '-' ? -at : at, speaker, text };
    });
}
