import { benchExpiry } from './bench-expiry.ts';
import { benchPushes } from './bench-pushes.ts';
import { benchSync } from './bench-sync.ts';

/** What the gateway to Actionstep must do: read a large firm in little memory, use a limit without storms, renew once. */
export async function benchActionstep(): Promise<void> {
  process.stdout.write('bench actionstep: the sandbox is a process of its own\n');
  await benchExpiry();
  await benchSync();
  await benchPushes();
}
