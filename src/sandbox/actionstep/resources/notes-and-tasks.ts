import { timestampNow } from '../firm.ts';
import { decimal, flag, integer, oneOf, readOnly, required, text, timestamp, to } from '../rest/shape.ts';
import type { RecordRules } from './record-resource.ts';

/** `filenotes`: notes on a matter. */
export function fileNotes(): RecordRules {
  return {
    shape: {
      name: 'filenotes',
      attributes: {
        text: required(text),
        source: oneOf('System', 'User'),
        noteTimestamp: timestamp,
        enteredTimestamp: readOnly(timestamp),
        enteredBy: readOnly(text),
      },
      links: {
        action: required(to('actions')),
        document: to('actiondocuments'),
        participant: readOnly(to('participants')),
        tags: to('tags'),
      },
    },
    verbs: ['create', 'update', 'remove'],
    seed: () => [],
    fill({ attributes, links }, { before, viewer, firm }) {
      if (before !== undefined) return { attributes, links };
      const now = timestampNow(firm);
      const entered = { source: 'User', noteTimestamp: now, enteredTimestamp: now, enteredBy: viewer?.person.name ?? firm.profile.name };
      const participant = String(viewer?.person.participantId ?? firm.profile.participantId);
      return { attributes: { ...entered, ...attributes }, links: { participant, ...links } };
    },
    events: { create: 'FileNoteCreated', update: 'FileNoteUpdated' },
  };
}

/** `tasks`: what is to be done on a matter, and by whom. */
export function tasks(): RecordRules {
  return {
    shape: {
      name: 'tasks',
      attributes: {
        name: required(text),
        status: required(oneOf('Incomplete', 'Complete', 'Hidden', 'Deleted')),
        priority: oneOf('Low', 'Normal', 'High'),
        dueTimestamp: required(timestamp),
        startedTimestamp: timestamp,
        completedTimestamp: timestamp,
        lastModifiedTimestamp: readOnly(timestamp),
        actualHours: decimal,
        billableHours: decimal,
        description: text,
        assignedBy: text,
        completeDuringStep: integer,
        completeBeforeStep: integer,
        mustStartBeforeTimestamp: timestamp,
        isBillingHold: flag,
        isPartBilled: flag,
      },
      links: { action: required(to('actions')), assignee: required(to('participants')), rate: to('rates'), template: to('tasktemplates') },
    },
    verbs: ['create', 'update', 'remove'],
    seed: () => [],
    fill({ attributes, links }, { before, firm }) {
      const unsaid = before === undefined ? { priority: 'Normal' } : {};
      return { attributes: { ...unsaid, lastModifiedTimestamp: timestampNow(firm), ...attributes }, links };
    },
    events: { create: 'TaskCreated', update: 'TaskUpdated' },
  };
}
