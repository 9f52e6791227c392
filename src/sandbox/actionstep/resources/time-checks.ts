import type { Firm } from '../firm.ts';
import type { EntryChange, LedgerEntry } from '../ledger/ledger-entry.ts';
import { fieldProblem, type Problem } from '../rest/problem.ts';
import type { Row } from '../rest/row.ts';
import type { Shape } from '../rest/shape.ts';
import { rowsLinked, tableOf } from '../tables/look-up.ts';

type EntryLinks = Partial<LedgerEntry['links']>;

function hourProblems(shape: Shape, { actualHours = 0, billableHours }: EntryChange): Problem[] {
  const problems: Problem[] = [];
  if ((billableHours ?? 0) < 0) {
    problems.push(fieldProblem(`/${shape.name}/billableHours`, 'billableHours must not be less than zero', 'TR01'));
  }
  if (actualHours < 0) problems.push(fieldProblem(`/${shape.name}/actualHours`, 'actualHours must not be less than zero', 'TR02'));
  return problems;
}

/** The active user whose participant owns the time. */
function userOf(firm: Firm, owner: string): Row | undefined {
  return rowsLinked(firm, 'users', 'participant', owner).find(({ attributes }) => attributes['isActive'] === 'T');
}

function activityServes(firm: Firm, activity: string, divisions: readonly string[]): boolean {
  const served = tableOf(firm, 'timerecordactivities')?.get(activity)?.links['divisions'] ?? null;
  return served === null || divisions.every((division) => served.includes(division));
}

function ownerProblems({ name }: Shape, { owner, division, activity, action }: EntryLinks, firm: Firm): Problem[] {
  if (typeof owner !== 'string') return [];
  const pointer = `/${name}/links/owner`;
  const user = userOf(firm, owner);
  if (user === undefined) return [fieldProblem(pointer, 'owner must be a system user', 'TR03')];
  const own = String(user.links['division']);
  const problems: Problem[] = [];
  if (typeof division === 'string' && division !== own) problems.push(fieldProblem(pointer, 'owner must belong to the division', 'TR04'));
  const divisions = [own, ...(typeof division === 'string' ? [division] : [])];
  if (typeof activity === 'string' && !activityServes(firm, activity, divisions)) {
    problems.push(fieldProblem(`/${name}/links/activity`, 'activity must be available to owner and division', 'TR05'));
  }
  if (firm.switches.ownerMustBeOnMatter && typeof action === 'string') {
    const isThere = rowsLinked(firm, 'actionparticipants', 'action', action).some(({ links }) => links['participant'] === owner);
    if (!isThere) problems.push(fieldProblem(pointer, `owner must be a participant of action ${action}`));
  }
  return problems;
}

function firmProblems({ name, links }: Shape, entry: EntryLinks, { switches }: Firm): Problem[] {
  const problems: Problem[] = [];
  const lacks = (link: 'action' | 'quickCode') => links[link] !== undefined && (entry[link] ?? null) === null;
  if (switches.matterRequired && lacks('action')) problems.push(fieldProblem(`/${name}/links/action`, 'action is required'));
  if (switches.quickCodeRequired && lacks('quickCode')) problems.push(fieldProblem(`/${name}/links/quickCode`, 'quickCode is required'));
  return problems;
}

/** What is wrong with a change of time; `before` is the entry as it stands, when there is one. */
export function timeProblems(shape: Shape, change: EntryChange, before: LedgerEntry | undefined, firm: Firm): Problem[] {
  const links = { ...before?.links, ...change.links };
  return [...hourProblems(shape, change), ...ownerProblems(shape, links, firm), ...firmProblems(shape, links, firm)];
}
