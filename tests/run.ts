import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * `npm test`: every check, one after another, each with its time; `npm run verify` (quick) leaves out what needs a
 * database or a browser. Goes on after a failure, so that one run tells all; the last line counts tests and checks.
 */
type Step = { name: string; program: string; args: string[]; env?: Record<string, string>; tests?: boolean };

const hasServer = Boolean(process.env['TEST_DATABASE_URL']);
const quick = process.argv[2] === 'quick';
const local = (name: string) => join(import.meta.dirname, '../node_modules/.bin', name);
const vitest = (name: string, projects: string[], env: Record<string, string> = {}): Step => ({
  name,
  program: local('vitest'),
  args: ['run', ...projects.flatMap((project) => ['--project', project])],
  env,
  tests: true,
});

const always: Step[] = [
  { name: 'format and lint', program: local('biome'), args: ['ci', '--error-on-warnings', '.'] },
  { name: 'types', program: local('tsc'), args: ['-b'] },
  { name: 'dead code', program: local('knip'), args: [] },
  vitest('import rules, unit tests', ['house', 'unit']),
];
const slow: Step[] = [
  { name: 'manifest', program: process.execPath, args: ['src/cli/package.ts'] },
  vitest('component tests on the embedded database', ['component'], { TEST_DATABASES: 'embedded' }),
  vitest(`unit and component tests ${hasServer ? 'on PostgreSQL' : 'again'}, in Auckland`, ['unit', 'component'], {
    TZ: 'Pacific/Auckland',
    TEST_DATABASES: hasServer ? 'postgres' : 'embedded',
  }),
  vitest('browser tests', ['e2e']),
];

const counts = { passed: 0, failed: 0 };
const folder = mkdtempSync(join(tmpdir(), 'matterclock-tests-'));
if (!quick && !hasServer) say('TEST_DATABASE_URL is not set: what stores runs on the embedded database only.');
for (const step of quick ? always : [...always, ...slow]) run(step);
rmSync(folder, { recursive: true, force: true });
say(`\n${counts.passed} passed, ${counts.failed} failed`);
process.exit(counts.failed === 0 ? 0 : 1);

function run(step: Step): void {
  say(`\n== ${step.name}`);
  const began = performance.now();
  const report = join(folder, 'report.json');
  const args = step.tests ? [...step.args, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`] : step.args;
  const { status } = spawnSync(step.program, args, { stdio: 'inherit', env: { ...process.env, ...step.env } });
  const ok = status === 0;
  const told = step.tests ? testsOf(report) : { passed: 0, failed: 0 };
  counts.passed += told.passed + (step.tests || !ok ? 0 : 1);
  counts.failed += Math.max(told.failed, ok ? 0 : 1);
  if (step.tests && told.passed === 0 && ok) {
    counts.failed += 1;
    say('No test ran.');
  }
  say(`== ${step.name}: ${ok ? 'ok' : 'FAILED'}, ${((performance.now() - began) / 1000).toFixed(1)} s`);
}

function testsOf(report: string): { passed: number; failed: number } {
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8')) as Record<string, number>;
    rmSync(report);
    return { passed: numPassedTests ?? 0, failed: numFailedTests ?? 0 };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
