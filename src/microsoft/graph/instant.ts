import { z } from 'zod';

/** An instant as Graph writes it, to the millisecond. */
export const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
