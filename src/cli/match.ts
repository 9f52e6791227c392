import { parseArgs } from 'node:util';
import { MatterIndex } from '../matching/index.ts';
import { answerQuery, type Use } from './match/answer-query.ts';
import { figuresOf, type Judged } from './match/figures.ts';
import { printFigures } from './match/print-figures.ts';
import { readMatters, readQueries } from './match/read-benchmark.ts';

const usage = 'usage: npm run -s match -- --matters M.jsonl --queries Q.jsonl [--use text|fields|both]';

type Asked = { matters: string; queries: string; use: Use };

function readArguments(args: string[]): Asked {
  const options = { matters: { type: 'string' }, queries: { type: 'string' }, use: { type: 'string', default: 'text' } } as const;
  const { matters, queries, use } = parseArgs({ args, options }).values;
  if (matters === undefined || queries === undefined) throw new Error(`name both files; ${usage}`);
  if (use !== 'text' && use !== 'fields' && use !== 'both') throw new Error(`--use ${use} is none of text, fields, both; ${usage}`);
  return { matters, queries, use };
}

function plainMessage(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ('code' in error && error.code === 'ENOENT' && 'path' in error) return `${String(error.path)}: no such file`;
  return error.message.split('\n', 1)[0] ?? 'failed';
}

/** Node compiles what it has run often: a backend is warm, so the first questions are asked once before any is timed. */
const warmUp = 300;

/** A line of JSON a query on standard output; the figures, where the queries tell the truth, on standard error. */
async function run(): Promise<void> {
  const asked = readArguments(process.argv.slice(2));
  const [matters, queries] = await Promise.all([readMatters(asked.matters), readQueries(asked.queries)]);
  const index = new MatterIndex();
  index.put(matters);
  const isNumbered = matters.every((matter) => /^[1-9]\d{0,14}$/.test(matter.id));
  const printId = (id: string) => (isNumbered ? Number(id) : id);
  for (const query of queries.slice(0, warmUp)) answerQuery(query, asked.use, index, printId);
  const judged: Judged[] = [];
  for (const query of queries) {
    const answer = answerQuery(query, asked.use, index, printId);
    judged.push({ query, answer });
    process.stdout.write(`${JSON.stringify(answer)}\n`);
  }
  process.stderr.write(`${matters.length} matters, ${queries.length} queries, ${asked.use}\n${printFigures(figuresOf(judged, matters))}\n`);
}

try {
  await run();
} catch (error) {
  process.stderr.write(`match: ${plainMessage(error)}\n`);
  process.exitCode = 1;
}
