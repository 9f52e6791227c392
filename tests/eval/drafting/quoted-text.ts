import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { newTextOf } from '../../../src/capture/mail-text/new-text.ts';
import { type Figure, share } from './figure.ts';

/** Project → fixture → the numbers of its lines of new text. */
const labelFile = z.record(z.string(), z.record(z.string(), z.string()));
type Case = { file: string; isHeldOut: boolean; passed: boolean };

/**
 * Quoted text told from new text, exact to the word: each fixture's lines of new text are labelled by number (read by eye,
 * with the assertions of the projects the fixtures come from). The crisp and willdurand folders were looked at for tuning;
 * github and zapier are held out, less what is the same text as a fixture looked at.
 */
export async function quotedText(dataDir: string): Promise<Figure[]> {
  const folder = join(dataDir, 'emails/quoting');
  const cases: Case[] = [];
  const unlabelled: string[] = [];
  const texts = new Set<string>();
  const labels = labelFile.parse(JSON.parse(readFileSync(join(import.meta.dirname, 'quoting-labels.json'), 'utf8')));
  for (const [project, files] of Object.entries(labels)) {
    const sub = subFolder(join(folder, project));
    for (const name of readdirSync(sub).sort()) {
      const kept = files[name];
      if (kept === undefined) {
        unlabelled.push(`${project}/${name}`);
        continue;
      }
      const text = readFileSync(join(sub, name), 'utf8');
      const words = text.replace(/\s+/g, '');
      const isKnown = texts.has(words);
      texts.add(words);
      const passed = variantsOf(text).every((variant) => onOneLine(newTextOf(variant)) === onOneLine(linesOf(variant, kept)));
      cases.push({ file: `${project}/${name}`, isHeldOut: !isKnown && (project === 'github' || project === 'zapier'), passed });
    }
  }
  const heldOut = cases.filter(({ isHeldOut }) => isHeldOut);
  const failed = cases.filter(({ passed }) => !passed).map(({ file }) => `not exact: ${file}`);
  return [
    figure('quoted-text split exact on the quoting fixtures', cases, [...failed, ...unlabelled.map((file) => `no label: ${file}`)]),
    figure('  of these held out while tuning', heldOut, []),
  ];
}

function figure(what: string, cases: readonly Case[], notes: string[]): Figure {
  const right = cases.filter(({ passed }) => passed).length;
  return { what, value: share(right, cases.length), must: '≥ 95 %', aim: '≥ 97 %', ok: right / cases.length >= 0.95, notes };
}

function subFolder(project: string): string {
  const [sub = ''] = readdirSync(project);
  return join(project, sub);
}

/** '1-5 9': the lines of these numbers. */
function linesOf(text: string, ranges: string): string {
  const lines = text.split('\n');
  const parts = ranges.split(' ').filter((range) => range !== '');
  return parts
    .flatMap((range) => {
      const [from = 0, to = from] = range.split('-').map(Number);
      return lines.slice(from - 1, to);
    })
    .join('\n');
}

/** Two fixtures are templates: their marks stand for every form of an attribution and of a lone sender. */
function variantsOf(text: string): string[] {
  const mark = ['[DATE]', '[FROM]'].find((one) => text.includes(one));
  if (mark === undefined) return [text];
  return (mark === '[DATE]' ? attributions : senders).map((line) => text.replace(mark, () => line));
}

const attributions = [
  'On Mon, 2026-11-02 at 09:02 +1300, Mere Tāwhai wrote:',
  '2026-11-02 9:02 GMT+13:00 Mere Tāwhai <mere@h.example>:',
  'Le 2 nov. 2026 09:02, Mere Tāwhai <mere@h.example> a écrit :',
  'Le 02/11/2026 09:02, Mere Tāwhai a écrit :',
  'El 02/11/2026 09:02, Mere Tāwhai <mere@h.example> escribió:',
  'W dniu 2 listopada 2026 09:02 użytkownik Mere Tāwhai <mere@h.example> napisał:',
  'W dniu 2026-11-02 09:02, mere@h.example pisze: ',
  'Den 02/11/2026 kl. 09.02 skrev Mere Tāwhai <mere@h.example>:',
  'Am 02.11.2026 um 09:02 schrieb Mere Tāwhai:',
  'Mere Tāwhai <mere@h.example> schrieb:',
  '在 2026年11月2日，上午9:02，Mere <mere@h.example> 写道：',
  '2026. 11. 2. 오전 9:02 Mere <mere@h.example> 작성:',
  '2026/11/02 9:02、Mere <mere@h.example> のメッセージ:',
  'man. 2. nov. 2026 kl. 09:02 skrev Mere Tāwhai <mere@h.example>:',
];
const senders = ['From', 'De', 'Van', 'Da'].map((name) => `${name}: mere@h.example <mere@h.example>`);

function onOneLine(text: string): string {
  return text
    .replace(/[\u200b\u200e\u200f\ufeff]/g, '')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();
}
