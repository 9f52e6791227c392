import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import fastify, { type FastifyInstance, LogController } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { servePane } from './pane-files.ts';
import { handleError, problemOf, sendProblem } from './problem.ts';
import { captureRoutes } from './routes/capture-routes.ts';
import { connectRoutes } from './routes/connect-routes.ts';
import { connectScripts } from './routes/connect-scripts.ts';
import { entryRoutes } from './routes/entry-routes.ts';
import { exportRoutes } from './routes/export-routes.ts';
import { fileRoutes } from './routes/file-routes.ts';
import { hookRoutes } from './routes/hook-routes.ts';
import { learnedRoutes } from './routes/learned-routes.ts';
import { ledgerRoutes } from './routes/ledger-routes.ts';
import { matterRoutes } from './routes/matter-routes.ts';
import { pushRoutes } from './routes/push-routes.ts';
import { rateRoutes } from './routes/rate-routes.ts';
import { receiptRoutes } from './routes/receipt-routes.ts';
import { sessionRoutes } from './routes/session-routes.ts';
import type { ServerOptions } from './server-options.ts';
import { whoIsCalling } from './who-is-calling.ts';

/** The HTTP door as a fastify instance that does not listen yet; the composition root opens and closes it. */
export async function buildServer(options: ServerOptions): Promise<FastifyInstance> {
  const app = fastify({
    loggerInstance: options.logger,
    genReqId: () => randomUUID(),
    // Our own line a request says less: no address, no query, no header.
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 200 },
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler(handleError);
  app.setNotFoundHandler((request, reply) =>
    sendProblem(reply, {
      ...problemOf(undefined, request.id),
      status: 404,
      code: 'not-found',
      title: 'not found',
      retry: 'never',
      detail: 'There is nothing at this address.',
    }),
  );
  await addHeaders(app, options);
  await addRoutes(app, options);
  return app;
}

async function addHeaders(app: FastifyInstance, { csp, logger, rateLimit: max, correlate }: ServerOptions): Promise<void> {
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-correlation-id', request.id);
    correlate(request.id, done);
  });
  app.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions, id } = request;
    logger.info(
      { method, route: routeOptions.url, status: reply.statusCode, millis: Math.round(reply.elapsedTime), correlationId: id },
      'request',
    );
  });
  await app.register(helmet, {
    frameguard: false,
    crossOriginResourcePolicy: { policy: 'cross-origin' },
    crossOriginOpenerPolicy: false,
    strictTransportSecurity: { maxAge: 15_552_000, includeSubDomains: false },
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'", ...csp.script],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'", ...csp.connect],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: [...csp.frameAncestors],
      },
    },
  });
  await app.register(cookie);
  await app.register(rateLimit, { max, timeWindow: '1 minute' });
}

async function addRoutes(app: FastifyInstance, options: ServerOptions): Promise<void> {
  const callerOf = whoIsCalling(options);
  app.get('/livez', async () => ({ status: 'ok' }));
  app.get('/readyz', async (_request, reply) => {
    const ready = await options.isReady();
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not ready' });
  });
  await app.register(sessionRoutes(options, callerOf));
  await app.register(connectRoutes(options, callerOf));
  await app.register(connectScripts);
  await app.register(captureRoutes(options, callerOf));
  await app.register(matterRoutes(options, callerOf));
  await app.register(fileRoutes(options, callerOf));
  await app.register(learnedRoutes(options, callerOf));
  await app.register(entryRoutes(options, callerOf));
  await app.register(hookRoutes(options));
  await app.register(rateRoutes(options, callerOf));
  await app.register(ledgerRoutes(options, callerOf));
  await app.register(pushRoutes(options, callerOf));
  await app.register(exportRoutes(options, callerOf));
  await app.register(receiptRoutes(options, callerOf));
  await servePane(app, options.paneDir);
  await options.addRoutes(app);
}
