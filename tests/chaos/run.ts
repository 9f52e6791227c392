import { chaosPush } from './push/chaos-push.ts';

/** `npm run chaos -- push [--short] [--entries N] [--only embedded|postgres]`: exit code 1 when a promise was broken or a fault never struck. */
const [name, ...flags] = process.argv.slice(2);
if (name !== 'push') {
  process.stderr.write('usage: npm run chaos -- push [--short] [--entries N] [--only embedded|postgres]\n');
  process.exit(2);
}
const after = (flag: string) => (flags.includes(flag) ? flags[flags.indexOf(flag) + 1] : undefined);
const short = flags.includes('--short');
const entries = Number(after('--entries') ?? (short ? 200 : 2000));
process.exitCode = (await chaosPush({ entries, short, only: after('--only') })) ? 0 : 1;
