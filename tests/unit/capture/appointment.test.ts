import { describe, expect, test } from 'vitest';
import { appointmentOf } from '../../../src/capture/appointment.ts';
import type { ParsedItem } from '../../../src/capture/files/parsed-file.ts';

const nobody = { name: '', address: '' };
const me = { name: 'Mere Tāwhai', address: 'mere@harbourvale.example' };
const petra = { name: 'Petra Hale', address: 'petra@harlow.example' };
const item = (fields: Partial<ParsedItem>): ParsedItem => ({
  class: 'IPM.Appointment',
  subject: 'Lease of 12 Quay Street',
  messageId: '',
  headers: '',
  from: me,
  sender: nobody,
  to: [petra, petra],
  cc: [],
  at: '',
  start: '2026-11-20T01:00:00Z',
  end: '2026-11-20T01:30:00Z',
  text: '',
  html: '',
  attachments: [],
  ...fields,
});
const read = (fields: Partial<ParsedItem>) => appointmentOf(item(fields), '', { me, now: new Date('2026-11-25T00:00:00Z') });

describe('an appointment of the calendar', () => {
  test('has its own stretch of time, and those who were asked but the person, each once', () => {
    expect(read({})).toMatchObject({ timing: 'schedule', intervals: [{ start: new Date('2026-11-20T01:00:00Z') }], people: [petra] });
  });

  test('kept for whole days tells no time, only its day', () => {
    const evidence = read({ end: '2026-11-21T01:00:00Z' });
    expect(evidence).toMatchObject({ timing: 'unknown', intervals: [], at: new Date('2026-11-20T01:00:00Z') });
    expect(evidence.warnings).toContain('It is kept for whole days.');
  });

  test('without a sender was not with somebody called Unknown', () => {
    expect(read({ from: { name: 'Unknown', address: '' } }).people).toEqual([petra]);
  });
});
