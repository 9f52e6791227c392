import type { Firm } from '../firm.ts';
import { fieldProblem, type Problem, requestProblem } from '../rest/problem.ts';
import { findRow, type Viewer } from '../rest/resource.ts';
import type { Shape } from '../rest/shape.ts';
import type { Values } from './read-body.ts';

function linkProblem(shape: Shape, link: string, id: string, { catalogue, switches }: Firm, viewer: Viewer): Problem | undefined {
  const target = catalogue.get(shape.links[link]?.to ?? '');
  if (target === undefined || findRow(target, id, viewer) !== undefined) return undefined;
  const hidden = target.table(viewer).get(id) !== undefined;
  if (hidden && switches.restrictedMatters === 'forbidden') return requestProblem(403, 'Forbidden', `You may not see ${link} ${id}`);
  return fieldProblem(`/${shape.name}/links/${link}`, `${link} ${id} does not exist`);
}

/** Names each link that leads to nothing the person can see. */
export function linkProblems(shape: Shape, { links }: Values, firm: Firm, viewer: Viewer): Problem[] {
  return Object.entries(links).flatMap(([link, value]) =>
    [value ?? []].flat().flatMap((id: string) => linkProblem(shape, link, id, firm, viewer) ?? []),
  );
}
