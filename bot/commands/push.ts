import { connectionStatus } from '../../src/connections/index.ts';
import { dateWords, hoursWords } from '../../src/contract/format.ts';
import { hoursOfUnits } from '../../src/domain/units.ts';
import type { Entry } from '../../src/entries/index.ts';
import { pushApproved } from '../../src/push/index.ts';
import { cut } from '../cards/elements.ts';
import { words } from '../turn.ts';
import type { Command } from './command.ts';

const reasonsTold = 10;

/** Pushes all that is approved; tells how many go, and of each that cannot go which it is and why. */
export const push: Command = async (caller, { means, nudge }) => {
  const { pushing, refused } = await pushApproved(caller, means);
  if (pushing.length > 0) nudge();
  if (pushing.length + refused.length === 0)
    return words('Nothing is approved, so nothing was pushed. Type drafts to see what waits for you.');
  const status = await connectionStatus(caller, means);
  const lines = [
    `${entriesWords(pushing.length)} ${pushing.length === 1 ? 'is' : 'are'} on the way to Actionstep.`,
    ...(pushing.length > 0 && status.state !== 'connected' ? ['Actionstep is not connected: they wait until you type connect.'] : []),
    ...(status.state === 'connected' && status.notice !== null ? [`${status.notice} Type connect.`] : []),
    ...refused.slice(0, reasonsTold).map(({ entry, reason }) => `Not pushed: ${nameOf(entry)}. ${reason}`),
    ...(refused.length > reasonsTold ? [`And ${refused.length - reasonsTold} more. Type drafts to see them.`] : []),
  ];
  return words(lines.join('\n'));
};

/** '1 entry', '3 entries', 'No entry'. */
export function entriesWords(n: number): string {
  if (n === 0) return 'No entry';
  return n === 1 ? '1 entry' : `${n} entries`;
}

function nameOf({ source, workDate, units, unitMinutes }: Entry): string {
  return `${cut(source.title, 60)}, ${hoursWords(hoursOfUnits(units, unitMinutes))} on ${dateWords(workDate)}`;
}
