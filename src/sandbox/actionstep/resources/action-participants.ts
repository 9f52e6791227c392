import type { Firm } from '../firm.ts';
import { linkedIds } from '../rest/resource.ts';
import type { Row } from '../rest/row.ts';
import { integer, readOnly, required, to } from '../rest/shape.ts';
import type { FirmRecords, Matter } from '../seed/firm-records.ts';
import { rowsLinked } from '../tables/look-up.ts';
import type { Values } from './read-body.ts';
import type { RecordRules, Writing } from './record-resource.ts';
import { clientType, lawyerType } from './types.ts';

const shape = {
  name: 'actionparticipants',
  attributes: { participantNumber: readOnly(integer) },
  links: {
    action: required(to('actions')),
    participantType: required(to('participanttypes')),
    participant: required(to('participants')),
  },
};

function rowOf(action: number, participantType: string, participant: number, participantNumber: number): Row {
  return {
    id: `${action}--${participantType}--${participant}`,
    attributes: { participantNumber },
    links: { action: String(action), participantType, participant: String(participant) },
  };
}

function* rowsOf({ id, clientIds, assignedTo }: Matter): Iterable<Row> {
  for (const [index, clientId] of clientIds.entries()) yield rowOf(id, clientType, clientId, index + 1);
  yield rowOf(id, lawyerType, assignedTo, clientIds.length + 1);
}

function idOf({ links: { action, participantType, participant } }: Values): string | undefined {
  return action && participantType && participant ? `${action}--${participantType}--${participant}` : undefined;
}

function fill(values: Values, { firm, before }: Writing): Values {
  if (before !== undefined) return values;
  const there = rowsLinked(firm, 'actionparticipants', 'action', String(values.links['action'] ?? ''));
  return { ...values, attributes: { participantNumber: there.length + 1 } };
}

/** The matter's primary participants are its clients. */
function follow(before: Row | undefined, after: Row | undefined, firm: Firm): void {
  const changed = after ?? before;
  const [action = ''] = changed === undefined ? [] : linkedIds(changed, 'action');
  if (changed?.links['participantType'] !== clientType) return;
  const clients = rowsLinked(firm, 'actionparticipants', 'action', action).filter((row) => row.links['participantType'] === clientType);
  const ids = clients.flatMap((row) => linkedIds(row, 'participant'));
  firm.catalogue.get('actions')?.asSystem?.overwrite(action, { links: { primaryParticipants: ids.length === 0 ? null : ids } });
}

/** `actionparticipants`: who stands in which role on which matter. */
export function actionParticipants({ matters }: FirmRecords): RecordRules {
  return {
    shape,
    verbs: ['create', 'remove'],
    *seed() {
      for (const matter of matters) yield* rowsOf(matter);
    },
    idOf,
    fill,
    follow,
    events: { create: 'ActionParticipantAdded', remove: 'ActionParticipantDeleted' },
  };
}
