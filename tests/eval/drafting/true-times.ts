import { defaultUnitPolicy } from '../../../src/domain/units.ts';
import { draftFile } from '../../../src/intake/index.ts';
import { dataFiles, reader } from './data-files.ts';
import { type Figure, share } from './figure.ts';

/** Seconds and units of transcripts against the times of their cues, read here by a pattern of its own. */
export async function trueTimes(dataDir: string): Promise<Figure[]> {
  const notes: string[] = [];
  let [files, seconds, units] = [0, 0, 0];
  for (const { name, bytes } of dataFiles(dataDir, 'transcripts/qmsum/*.vtt', 'transcripts/vtt/*.vtt')) {
    const times = [...new TextDecoder().decode(bytes).matchAll(/^(-?[\d:.]+) +--> +(-?[\d:.]+)/gm)].map(([, from = '', to = '']) => [
      secondsOf(from),
      secondsOf(to),
    ]);
    const wanted = Math.floor(Math.max(...times.flat()) - Math.min(...times.flat()));
    const draft = await draftFile(bytes, name, reader).then(
      ({ drafts }) => drafts[0],
      () => undefined,
    );
    if (draft === undefined || times.length === 0) continue;
    files += 1;
    const wantedUnits = Math.max(1, Math.ceil(wanted / 60 / defaultUnitPolicy.unitMinutes));
    seconds += Math.abs(draft.actualSeconds - wanted);
    units += Math.abs(draft.units - wantedUnits);
    if (draft.actualSeconds !== wanted) notes.push(`${name}: ${draft.actualSeconds} s, its cues say ${wanted} s`);
  }
  const value = files === 0 ? share(0, 0) : `${seconds} s, ${units} units`;
  return [
    {
      what: `duration and units against timestamps, error (${files} files)`,
      value,
      must: '0',
      ok: files > 0 && seconds + units === 0,
      notes,
    },
  ];
}

function secondsOf(time: string): number {
  const isNegative = time.startsWith('-');
  const total = time
    .replace('-', '')
    .split(':')
    .reduce((sum, part) => sum * 60 + Number(part), 0);
  return isNegative ? -total : total;
}
