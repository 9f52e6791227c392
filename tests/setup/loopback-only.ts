import { Socket } from 'node:net';

const loopback = new Set(['127.0.0.1', '::1', 'localhost', '']);
const connect = Socket.prototype.connect;

/** No test reaches beyond this machine: a connection to anything but loopback or a local socket fails at once. */
Socket.prototype.connect = function connectLocally(this: Socket, ...args: Parameters<typeof connect>) {
  const first: unknown = Array.isArray(args[0]) ? args[0][0] : args[0];
  const host = hostOf(first, args[1]);
  if (!loopback.has(host)) throw new Error(`Network is off in tests: ${host}`);
  return connect.apply(this, args);
} as typeof connect;

function hostOf(first: unknown, second: unknown): string {
  if (typeof first === 'number') return typeof second === 'string' ? second : '';
  if (typeof first !== 'object' || first === null || !('host' in first)) return '';
  return typeof first.host === 'string' ? first.host : '';
}
