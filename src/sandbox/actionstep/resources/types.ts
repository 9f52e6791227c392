import { flag, text, to } from '../rest/shape.ts';
import type { RecordRules } from './record-resource.ts';

/** Participant type of a matter's clients, and of the lawyer it is assigned to. */
export const clientType = '31';
export const lawyerType = '5';

const actionTypes: readonly [prefix: string, id: string, name: string][] = [
  ['', '20', 'General'],
  ['FAM', '21', 'Family'],
  ['CON', '22', 'Conveyancing'],
  ['COM', '23', 'Commercial'],
  ['EST', '24', 'Estates'],
  ['LIT', '25', 'Litigation'],
  ['EMP', '26', 'Employment'],
];

/** The type of a matter, told from the letters its reference begins with. */
export function actionTypeOf(reference: string): string {
  const prefix = reference.slice(0, 3);
  return actionTypes.find(([letters]) => letters === prefix)?.[1] ?? '20';
}

/** `actiontypes`: kinds of matters. */
export function actionTypesRules(): RecordRules {
  return {
    shape: {
      name: 'actiontypes',
      attributes: { name: text, isBillable: flag, trackActualTime: flag, trackBillableTime: flag, isDisabled: flag, canCreate: flag },
      links: { primaryParticipantType: to('participanttypes') },
    },
    verbs: [],
    seed: () =>
      actionTypes.map(([, id, name]) => ({
        id: Number(id),
        attributes: { name, isBillable: 'T', trackActualTime: 'T', trackBillableTime: 'T', isDisabled: 'F', canCreate: 'T' },
        links: { primaryParticipantType: clientType },
      })),
  };
}

/** `participanttypes`: the roles people have on matters. */
export function participantTypesRules(): RecordRules {
  const types = [
    [lawyerType, 'Assigned_Lawyer', 'Assigned lawyer'],
    [clientType, 'Client', 'Client'],
    ['32', 'Other_Side', 'Other side'],
  ] as const;
  return {
    shape: { name: 'participanttypes', attributes: { name: text, displayName: text }, links: {} },
    verbs: [],
    seed: () => types.map(([id, name, displayName]) => ({ id: Number(id), attributes: { name, displayName }, links: {} })),
  };
}
