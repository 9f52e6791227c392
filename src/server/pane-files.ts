import serveStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/**
 * Serves the built pane under /taskpane/. Its scripts are named by their content and may be kept for good; the page itself
 * is asked for each time. What the build has compressed goes out compressed.
 */
export async function servePane(app: FastifyInstance, paneDir: string): Promise<void> {
  await app.register(serveStatic, {
    root: paneDir,
    prefix: '/taskpane/',
    decorateReply: false,
    cacheControl: false,
    index: false,
    preCompressed: true,
    setHeaders: (reply, path) => {
      reply.header('cache-control', /[\\/]bundle[\\/]/.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
}
