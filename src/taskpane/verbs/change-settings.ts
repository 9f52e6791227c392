import type { FirmSettingsChange } from '../../contract/session.ts';
import type { PaneMeans } from './pane-means.ts';

type Means = Pick<PaneMeans, 'api' | 'store'>;

/** Reads the firm as it stands now; nothing happens without an answer. */
export async function readFirm({ api, store }: Means): Promise<void> {
  const answer = await api.me();
  if (answer.ok) store.send({ type: 'firm-read', firm: answer.value.firm });
}

/** Changes settings of the firm; only its administrator may. */
export async function changeSettings(change: FirmSettingsChange, means: Means): Promise<void> {
  const answer = await means.api.changeSettings(change);
  if (answer.ok) await readFirm(means);
  else means.store.send({ type: 'session-failed', failure: answer.failure });
}
