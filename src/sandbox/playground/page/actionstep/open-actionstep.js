import { announce } from '../announce.js';
import { dollars } from '../wording.js';
import { ledgerView } from './ledger-view.js';
import { watchLedger } from './watch-ledger.js';

/** Shows what the stand-in for Actionstep holds, as it changes. */
export function openActionstep(section, settings) {
  const view = ledgerView(section, settings);
  let known;
  watchLedger(settings.actionstepOrigin, {
    onEntries(entries) {
      const fresh = known === undefined ? [] : entries.filter(({ id }) => !known.has(id));
      known = new Set(entries.map(({ id }) => id));
      view.show(entries, new Set(fresh.map(({ id }) => id)));
      const [newest] = fresh;
      if (newest !== undefined) announce(`New in Actionstep: ${newest.hours} hours on ${matterWords(newest)}, ${dollars(newest.amount)}.`);
    },
    onOffline: view.showOffline,
  });
}

function matterWords({ matter }) {
  return matter === null ? 'no matter' : `${matter.reference}, ${matter.name}`;
}
