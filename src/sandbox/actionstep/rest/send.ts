import type { FastifyReply } from 'fastify';
import type { Switches } from '../switches.ts';
import { type Problem, problemBody, requestProblem, statusOf } from './problem.ts';

const mediaType = 'application/vnd.api+json; charset=utf-8';

/** Answers JSON in Actionstep's media type. */
export function sendJson(reply: FastifyReply, status: number, body: object): FastifyReply {
  return reply.code(status).type(mediaType).send(JSON.stringify(body));
}

/** Answers what is wrong with a request. */
export function sendProblems(reply: FastifyReply, problems: readonly Problem[], switches: Switches): FastifyReply {
  return sendJson(reply, statusOf(problems, switches), problemBody(problems, switches));
}

/** Answers one fault of the request as a whole. */
export function sendProblem(reply: FastifyReply, switches: Switches, status: number, title: string, detail: string): FastifyReply {
  return sendProblems(reply, [requestProblem(status, title, detail)], switches);
}
