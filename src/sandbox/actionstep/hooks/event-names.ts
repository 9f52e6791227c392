/** The events a REST hook can be registered for (reference/actionstep-api.md §5). */
export const eventNames = [
  'ActionCreated',
  'ActionUpdated',
  'ActionDocumentCreated',
  'ActionDocumentUpdated',
  'ActionDocumentDeleted',
  'ActionParticipantAdded',
  'ActionParticipantDeleted',
  'DataCollectionRecordUpdated',
  'DataCollectionRecordDeleted',
  'DataCollectionRecordValueUpdated',
  'DisbursementCreated',
  'DisbursementUpdated',
  'FileNoteCreated',
  'FileNoteUpdated',
  'ParticipantCreated',
  'ParticipantUpdated',
  'StepChanged',
  'TaskCreated',
  'TaskUpdated',
  'TimeEntryCreated',
  'TimeEntryUpdated',
] as const;

export type EventName = (typeof eventNames)[number];
