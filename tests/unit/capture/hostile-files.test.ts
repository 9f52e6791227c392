import { describe, expect, test } from 'vitest';
import { AppError } from '../../../src/domain/errors.ts';
import { captureFile } from '../../../src/intake/capture-file.ts';
import { hostileFiles } from '../../eval/drafting/hostile-files.ts';

const now = new Date('2026-11-20T00:00:00Z');
/** Times are measured by eval:drafting; here only that each is read or refused, and why. */
const files = hostileFiles.filter(({ name }) => name !== 'bomb.docx');

describe('a hostile file', () => {
  test.each(files.map((file) => [file.name, file] as const))(
    '%s is read or refused in a sentence, as it should be',
    async (_name, file) => {
      const outcome = await captureFile(file.bytes, file.name, { now }).catch((error: unknown) => error);
      expect(outcome instanceof AppError).toBe(file.isRefused);
      if (outcome instanceof AppError)
        expect(outcome).toMatchObject({ code: 'unreadable-file', message: expect.stringMatching(/^[A-Z].*\.$/) });
    },
  );
});
