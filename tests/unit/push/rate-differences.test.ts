import { describe, expect, test } from 'vitest';
import type { HeldTime, TimeWrite } from '../../../src/actionstep/index.ts';
import { differencesOf } from '../../../src/push/differences.ts';
import type { Payload } from '../../../src/push/payload.ts';

const sent: Payload = {
  reference: 'mc-1',
  matterNumber: '1001',
  workDate: '2026-11-24',
  zone: 'Pacific/Auckland',
  narrative: 'Perusing email',
  actualHours: '0.50',
  billableHours: '0.50',
  treatment: 'bill',
  activityCode: null,
  startTime: null,
};

/** What Actionstep would hold when it took all as it was sent. */
const taken: HeldTime = {
  remoteId: '1',
  reference: 'mc-1',
  matterNumber: '1001',
  participantId: '14',
  date: '2026-11-24',
  narrative: 'Perusing email',
  actualHours: '0.50',
  billableHours: '0.50',
  rate: '420.00',
  rateLabel: '19',
  amount: '210.00',
  billable: true,
  start: null,
  bill: null,
  locked: false,
};

const said = (rate: TimeWrite['rate'], held: Partial<HeldTime> = {}) => {
  const { startTime: _none, activityCode: _code, rate: _rate, ...write } = sent;
  return differencesOf(sent, { ...write, participantId: '14', ...(rate ? { rate } : {}) }, { ...taken, ...held });
};

describe('a rate read back', () => {
  test('that is as it was sent is no difference, nor is whatever Actionstep applies by itself', () => {
    expect(said({ kind: 'custom', price: '420', label: '19' })).toEqual([]);
    expect(said({ kind: 'label', label: '19' })).toEqual([]);
    expect(said({ kind: 'fixed', price: '1000.00', label: '19' }, { amount: '1000.00' })).toEqual([]);
    expect(said(undefined)).toEqual([]);
  });

  test('that is another is named with both figures', () => {
    expect(said({ kind: 'custom', price: '300.00', label: '19' })).toEqual(['Actionstep applies 420.00 an hour, sent was 300.00.']);
    expect(said({ kind: 'label', label: '15' })).toEqual(['Actionstep applied another rate label than was chosen.']);
    expect(said({ kind: 'fixed', price: '1000.00', label: '19' })).toEqual([
      'Actionstep bills 210.00, sent was a fixed amount of 1000.00.',
    ]);
  });
});
