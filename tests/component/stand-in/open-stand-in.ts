import type { ActionstepOptions } from '../../../src/sandbox/actionstep/options.ts';
import { startActionstep } from '../../../src/sandbox/actionstep/start-actionstep.ts';
import { controlOf, type Json, signIn } from './sign-in.ts';

/** A stand-in of one's own, Mere signed in at it, and a way to put every switch back. */
export async function openStandIn(options: Partial<ActionstepOptions> = {}) {
  const sandbox = await startActionstep({ port: 0, ...options });
  const control = controlOf(sandbox);
  const defaults = (await control.call('GET', 'switches')).body['switches'] as Json;
  return { sandbox, control, defaults, mere: await signIn(sandbox, 'mere'), reset: () => control.set(defaults) };
}
