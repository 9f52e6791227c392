import { benchActionstep } from './actionstep/bench-actionstep.ts';
import { benchBot } from './bench-bot.ts';
import { benchMatching } from './bench-matching.ts';
import { benchPush } from './bench-push.ts';
import { benchSandbox } from './bench-sandbox.ts';
import { benchStart } from './bench-start.ts';

/** `npm run bench -- NAME`: prints the figures of one bench; without a name, of all. */
const benches: Record<string, () => Promise<void>> = {
  start: benchStart,
  bot: benchBot,
  sandbox: benchSandbox,
  actionstep: benchActionstep,
  matching: benchMatching,
  push: benchPush,
};

const wanted = process.argv.slice(2);
const unknown = wanted.find((name) => !(name in benches));
if (unknown !== undefined) {
  process.stderr.write(`There is no bench "${unknown}". There are: ${Object.keys(benches).join(', ')}.\n`);
  process.exit(2);
}
for (const name of wanted.length > 0 ? wanted : Object.keys(benches)) await benches[name]?.();
