import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Verb } from '../access/permissions.ts';
import { envelope, type Page } from './envelope.ts';
import { pageOfIds, pageOfQuery, pageOfRows } from './read-rows.ts';
import { findRow, type ResourceWrites, type WriteResult } from './resource.ts';
import type { Row } from './row.ts';
import { sendJson, sendProblem, sendProblems } from './send.ts';
import { admit, type RestParts, type Visit } from './visit.ts';

type Handler = (visit: Visit, body: unknown) => FastifyReply;

function sendPage({ resource, query, caller, scope, url, reply }: Visit, page: Page, status = 200): FastifyReply {
  const { switches } = scope;
  if (page.rows.length === 0 && switches.emptyList === 'no-content') return reply.code(204).send();
  const context = { ...scope, caller, restUrl: `${url.origin}/api/rest/`, requestUrl: url };
  return sendJson(reply, status, envelope(resource, page, query, context));
}

/** A record that is not there, or not for the caller. */
function sendMissing({ resource, ids, scope, reply }: Visit): FastifyReply {
  const { switches, viewer } = scope;
  const isHidden = (id: string) => findRow(resource, id, viewer) === undefined && resource.table(viewer).get(id) !== undefined;
  const forbidden = switches.restrictedMatters === 'forbidden' && ids.some(isHidden);
  if (forbidden) return sendProblem(reply, switches, 403, 'Forbidden', `You may not see ${resource.shape.name} ${ids.join(',')}`);
  return sendProblem(reply, switches, 404, 'Not found', `${resource.shape.name} ${ids.join(',')} does not exist`);
}

function sendWritten(visit: Visit, { rows, problems }: WriteResult, status: number): FastifyReply {
  if (problems.length > 0) return sendProblems(visit.reply, problems, visit.scope.switches);
  return sendPage(visit, pageOfRows(rows), status);
}

/** What stands under the resource's name in a body; undefined when there is nothing there. */
function contentOf({ resource, scope }: Visit, body: unknown): unknown {
  const parsed = z.record(z.string(), z.unknown()).safeParse(body);
  const content = parsed.success ? parsed.data[resource.shape.name] : undefined;
  if (typeof content === 'object' && content !== null) return content;
  return scope.switches.unwrappedBodies === 'accepted' && typeof body === 'object' && body !== null ? body : undefined;
}

function sendUnwrapped({ resource, scope, reply }: Visit): FastifyReply {
  return sendProblem(reply, scope.switches, 400, 'Bad request', `The body must be wrapped in "${resource.shape.name}"`);
}

function sendNotAllowed({ resource, scope, reply }: Visit): FastifyReply {
  return sendProblem(reply, scope.switches, 405, 'Method not allowed', `${resource.shape.name} do not allow this`);
}

/** All rows asked for by id, or undefined when one of them is not there. */
function rowsAsked({ resource, ids, scope }: Visit): Row[] | undefined {
  const rows = ids.flatMap((id) => findRow(resource, id, scope.viewer) ?? []);
  return rows.length === ids.length && rows.length > 0 ? rows : undefined;
}

function list(visit: Visit): FastifyReply {
  const page = pageOfQuery(visit.resource, visit.query, visit.scope);
  return Array.isArray(page) ? sendProblems(visit.reply, page, visit.scope.switches) : sendPage(visit, page);
}

function record(visit: Visit): FastifyReply {
  const page = pageOfIds(visit.resource, visit.ids, visit.scope);
  return page.rows.length === 0 ? sendMissing(visit) : sendPage(visit, page);
}

function createAll(create: NonNullable<ResourceWrites['create']>, bodies: readonly unknown[], { scope }: Visit): WriteResult {
  if (scope.switches.bulkPost === 'all-or-nothing') return create(bodies, scope.viewer);
  const results = bodies.map((body) => create([body], scope.viewer));
  return { rows: results.flatMap(({ rows }) => rows), problems: results.flatMap(({ problems }) => problems) };
}

function create(visit: Visit, body: unknown): FastifyReply {
  const { create: run } = visit.resource.writes;
  if (run === undefined) return sendNotAllowed(visit);
  const content = contentOf(visit, body);
  if (content === undefined) return sendUnwrapped(visit);
  const bodies: unknown[] = Array.isArray(content) ? content : [content];
  return sendWritten(visit, createAll(run, bodies, visit), visit.scope.switches.postStatus);
}

function update(visit: Visit, body: unknown): FastifyReply {
  const { update: run } = visit.resource.writes;
  if (run === undefined) return sendNotAllowed(visit);
  const content = contentOf(visit, body);
  if (content === undefined || Array.isArray(content)) return sendUnwrapped(visit);
  const rows = rowsAsked(visit);
  if (rows === undefined) return sendMissing(visit);
  const results = rows.map((row) => run(row, content, visit.scope.viewer));
  return sendWritten(visit, { rows: results.flatMap((one) => one.rows), problems: results.flatMap((one) => one.problems) }, 200);
}

function remove(visit: Visit): FastifyReply {
  const { remove: run } = visit.resource.writes;
  if (run === undefined) return sendNotAllowed(visit);
  const rows = rowsAsked(visit);
  if (rows === undefined) return sendMissing(visit);
  const problems = run(rows, visit.scope.viewer);
  return problems.length > 0 ? sendProblems(visit.reply, problems, visit.scope.switches) : visit.reply.code(204).send();
}

function allowed({ resource, ids, reply }: Visit): FastifyReply {
  const { create: creates, update: updates, remove: removes } = resource.writes;
  const verbs = ids.length === 0 ? [creates && 'POST'] : [updates && 'PUT, PATCH', removes && 'DELETE'];
  return reply
    .code(204)
    .header('allow', ['GET', ...verbs.filter(Boolean), 'OPTIONS'].join(', '))
    .send();
}

/** Serves every resource of the catalogue under /api/rest/. */
export function restRoutes(app: FastifyInstance, parts: RestParts): void {
  const visited = (verb: Verb, handler: Handler) => (request: FastifyRequest, reply: FastifyReply) => {
    const visit = admit(request, reply, verb, parts);
    return visit === undefined ? reply : handler(visit, request.body);
  };
  const collection = '/api/rest/:resource';
  app.get(collection, visited('read', list));
  app.get(`${collection}/:id`, visited('read', record));
  app.post(collection, visited('write', create));
  app.put(`${collection}/:id`, visited('write', update));
  app.patch(`${collection}/:id`, visited('write', update));
  app.delete(`${collection}/:id`, visited('write', remove));
  app.options(collection, visited('read', allowed));
  app.options(`${collection}/:id`, visited('read', allowed));
}
