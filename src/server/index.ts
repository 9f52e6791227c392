export { buildServer } from './build-server.ts';
export type { ServerOptions } from './server-options.ts';
