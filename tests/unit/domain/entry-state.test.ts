import { describe, expect, test } from 'vitest';
import { entryStates, mayMove } from '../../../src/domain/entry-state.ts';

/** The table of the design (§4), written out a second time on purpose. */
const table = [
  'draft>approved draft>dismissed draft>superseded draft>exported',
  'approved>draft approved>pushing approved>dismissed approved>superseded approved>exported',
  'pushing>pushed pushing>failed pushing>unconfirmed',
  'unconfirmed>pushed unconfirmed>pushing unconfirmed>failed',
  'failed>draft failed>pushing failed>dismissed',
  'pushed>recalling recalling>draft recalling>pushed recalling>unconfirmed',
  'dismissed>draft exported>draft',
].flatMap((line) => line.split(' '));

describe('the life of an entry', () => {
  test('allows exactly the moves of the design', () => {
    const allowed = entryStates.flatMap((from) => entryStates.filter((to) => mayMove(from, to)).map((to) => `${from}>${to}`));
    expect(allowed.sort()).toEqual([...table].sort());
  });

  test('never leads from a draft to Actionstep without an approval', () => {
    expect(mayMove('draft', 'pushing')).toBe(false);
    expect(mayMove('draft', 'pushed')).toBe(false);
  });
});
