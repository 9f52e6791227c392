import { flag, integer, readOnly, required, text, to } from '../rest/shape.ts';
import type { RecordRules } from './record-resource.ts';

const quickCodes = [
  [1, 'TEL', 'Telephone attendance'],
  [2, 'EML', 'Email correspondence'],
  [3, 'MTG', 'Meeting'],
  [4, 'DRF', 'Drafting'],
] as const;

/** `quickcodes`: short codes that stand for usual narratives. */
export function quickCodesRules(): RecordRules {
  const uses = { useForRetainerTransfers: flag, useForReceipts: flag, useForTasks: flag, useForTimeEntry: flag, useForWithdrawals: flag };
  const unused = Object.fromEntries(Object.keys(uses).map((use) => [use, 'F']));
  return {
    shape: {
      name: 'quickcodes',
      attributes: { quickCode: required(text), description: required(text), ...uses },
      links: { rate: readOnly(to('rates')) },
    },
    verbs: ['create', 'update', 'remove'],
    seed: () =>
      quickCodes.map(([id, quickCode, description]) => ({
        id,
        attributes: { quickCode, description, ...unused, useForTimeEntry: 'T' },
        links: { rate: null },
      })),
    fill: ({ attributes, links }, { before }) => ({ attributes: { ...(before === undefined && unused), ...attributes }, links }),
  };
}

const utbmsCodes = [
  ['L100', 'LITIGATION', 'Case assessment'],
  ['L120', 'LITIGATION', 'Analysis and strategy'],
  ['A101', 'ACTIVITY', 'Plan and prepare for'],
  ['A103', 'ACTIVITY', 'Draft and revise'],
  ['A106', 'ACTIVITY', 'Communicate with client'],
] as const;

/** `utbmscodes`: the code itself is the id; a POST names it `utbmsCode`. */
export function utbmsCodesRules(): RecordRules {
  return {
    shape: {
      name: 'utbmscodes',
      attributes: {
        categoryCode: required(text),
        parentUtbmsCode: text,
        description: required(text),
        overrideDescription: text,
        enabled: required(flag),
      },
      links: {},
    },
    input: { utbmsCode: required(text) },
    verbs: ['create', 'update', 'remove'],
    seed: () =>
      utbmsCodes.map(([id, categoryCode, description]) => ({
        id,
        attributes: { categoryCode, parentUtbmsCode: null, description, overrideDescription: null, enabled: 'T' },
        links: {},
      })),
    idOf: ({ attributes: { utbmsCode } }) => (typeof utbmsCode === 'string' ? utbmsCode : undefined),
  };
}

const activities = [
  [1, 'Attendance', 'Telephone or in person', 'General', null],
  [2, 'Drafting', 'Documents and letters', 'General', null],
  [3, 'Court', 'Appearances', 'Litigation', ['2']],
] as const;

/** `timerecordactivities`: what time records are spent on; the last is only for another division. */
export function activitiesRules(): RecordRules {
  return {
    shape: {
      name: 'timerecordactivities',
      attributes: { name: text, description: text, group: text, displayOrder: integer },
      links: { divisions: to('divisions') },
    },
    verbs: [],
    seed: () =>
      activities.map(([id, name, description, group, divisions]) => ({
        id,
        attributes: { name, description, group, displayOrder: id },
        links: { divisions },
      })),
  };
}
