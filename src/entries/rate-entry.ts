import type { Means } from '../database/index.ts';
import type { PersonCaller } from '../domain/caller.ts';
import { AppError } from '../domain/errors.ts';
import { countryOfZone } from '../domain/gst.ts';
import type { MatterId } from '../domain/ids.ts';
import { chooseRate, type RateBook, type RateChoice, type RateWish } from '../domain/rate.ts';
import { firmIn } from '../firms/index.ts';
import { changeEntry, illegalMove, type Target } from './change-entry.ts';
import { isEditable } from './edit-entry.ts';
import type { Entry } from './entry.ts';

/**
 * Chooses at what an entry is billed, among the rates of its matter; a price typed with GST is converted with that of the
 * firm's country. An approval is withdrawn. Throws bad-input with the field; matter-not-confirmed when the rates are of
 * another matter than the entry's.
 */
export async function rateEntry(
  caller: PersonCaller,
  target: Target,
  wish: RateWish,
  rates: RateBook & { matter: MatterId },
  means: Means,
): Promise<Entry> {
  const now = means.now();
  return means.database.withFirm(caller.firm, async (session) => {
    const { country, zone } = (await firmIn(session)).settings;
    return changeEntry(session, caller, target, now, (entry) => {
      if (!isEditable(entry)) throw illegalMove(entry.state);
      if (entry.matterId !== rates.matter) throw otherMatter();
      const rate = chooseRate(wish, rates, country, countryOfZone(zone));
      return { entry: { ...entry, rate, state: 'draft' }, kind: 'rate-chosen', facts: factsOf(rate), detail: {} };
    });
  });
}

/** Plain facts of a choice for the receipt: every figure of it. */
function factsOf(rate: RateChoice) {
  if (rate.kind === 'own') return { rate: 'own' };
  if (rate.kind === 'label') return { rate: 'label', label: rate.label.id, labelIncludesTax: rate.label.includesTax };
  const { price, gst, country, typed } = rate;
  return { rate: rate.kind, label: rate.label?.id ?? null, price, gst, country, typed: typed.price, typedWithGst: typed.includesTax };
}

function otherMatter(): AppError {
  const message = 'Rates are those of a matter. Choose the matter first, then the rate.';
  return new AppError({ code: 'matter-not-confirmed', field: 'rate', message, retry: 'after-person' });
}
