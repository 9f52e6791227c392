import { createServer } from 'node:net';
import { AppError } from './domain/errors.ts';

/** The port itself when it is free on loopback, a free one for 0; throws config naming the port in use. */
export async function claimPort(port: number): Promise<number> {
  const server = createServer();
  try {
    return await new Promise<number>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', () => {
        const address = server.address();
        resolve(typeof address === 'object' && address !== null ? address.port : port);
      });
    });
  } catch (cause) {
    const why = cause instanceof Error && 'code' in cause && cause.code === 'EACCES' ? 'may not be used by this user' : 'is in use';
    throw new AppError({ code: 'config', message: `Port ${port} ${why}. Stop the other program or set PORT to another number.`, cause });
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
}
