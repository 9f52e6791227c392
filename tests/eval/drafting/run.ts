import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { attackSuite } from './attack-suite.ts';
import type { Figure, Measure } from './figure.ts';
import { hostile } from './hostile.ts';
import { meetingTopics } from './meeting-topics.ts';
import { quotedText } from './quoted-text.ts';
import { speed } from './speed.ts';
import { trueTimes } from './true-times.ts';
import { trueWords } from './true-words.ts';

/** `npm run -s eval:drafting -- --data DIR [--only NAME] [--notes]`: prints the table of issue 7, one module a row. Exit code 1 when a must is not reached. */
const measures: Record<string, Measure> = {
  words: trueWords,
  topics: meetingTopics,
  times: trueTimes,
  speed,
  quoting: quotedText,
  attacks: attackSuite,
  hostile,
};

const { values } = parseArgs({ options: { data: { type: 'string' }, only: { type: 'string' }, notes: { type: 'boolean' } } });
if (values.data === undefined || !existsSync(values.data) || (values.only !== undefined && !(values.only in measures))) {
  process.stderr.write(`usage: npm run -s eval:drafting -- --data DIR [--only ${Object.keys(measures).join('|')}] [--notes]\n`);
  process.exit(2);
}
for (const [name, measure] of Object.entries(measures)) {
  if (values.only === undefined || values.only === name) for (const figure of await measure(values.data)) print(figure);
}

function print({ what, value, must, aim, ok, notes }: Figure): void {
  const wanted = `must ${must}${aim === undefined ? '' : `, aim ${aim}`}`;
  process.stdout.write(`${what.padEnd(64)} ${value.padStart(24)}   ${wanted}${ok === false ? '   NOT REACHED' : ''}\n`);
  if (ok === false) process.exitCode = 1;
  if (values.notes) for (const note of notes ?? []) process.stdout.write(`    ${note}\n`);
}
