import { z } from 'zod';
import { wireFlag, wireId, wireText } from './envelope.ts';

/** A contact: a client, or the person behind a token. */
export const participant = z.looseObject({
  id: wireId,
  displayName: wireText,
  isCompany: wireFlag,
  companyName: wireText,
  firstName: wireText,
  lastName: wireText,
  email: wireText,
});
export type Participant = z.output<typeof participant>;

export const participantFields = 'id,displayName,isCompany,companyName,firstName,lastName,email';

/** "Jane Smith": displayName is that or "Smith, Jane" by a setting of the firm's system (reference/actionstep-api.md §4.3). */
export function nameOf({ displayName, isCompany, companyName, firstName, lastName }: Participant): string {
  if (isCompany) return companyName || displayName;
  if (firstName !== '' && lastName !== '') return `${firstName} ${lastName}`;
  const swapped = /^([^,]+), ([^,]+)$/.exec(displayName);
  return swapped ? `${swapped[2]} ${swapped[1]}` : displayName;
}
