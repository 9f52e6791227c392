/** How much a finding weighs: told, questioned, or in the way of approving. */
export const checkLevels = ['info', 'warning', 'stop'] as const;
export type CheckLevel = (typeof checkLevels)[number];

/** Everything the fair-bill check can find; the firm may set another level for each. */
export const defaultLevels = {
  'matter-not-open': 'stop',
  'matter-not-billable': 'stop',
  'not-on-matter': 'stop',
  'fixed-fee': 'warning',
  'code-required': 'stop',
  'rate-like-inclusive': 'warning',
  'rate-label-taxed': 'info',
  'rate-untaxed-matter': 'info',
  'future-date': 'stop',
  'old-date': 'warning',
  'day-impossible': 'stop',
  'day-over-norm': 'warning',
  'below-actual': 'info',
  'above-actual': 'warning',
  overlap: 'warning',
  'mail-in-meeting': 'info',
  'billed-before': 'warning',
  'shared-meeting': 'info',
  vague: 'warning',
  'block-billed': 'warning',
  clerical: 'warning',
  'first-person': 'warning',
  'too-short': 'warning',
  'too-long': 'warning',
  'duration-in-text': 'warning',
  'private-identifier': 'stop',
  'advice-content': 'warning',
  'settlement-figure': 'warning',
  'other-client': 'warning',
  'narrative-rule': 'warning',
} as const satisfies Record<string, CheckLevel>;

export type CheckCode = keyof typeof defaultLevels;
export const checkCodes = Object.keys(defaultLevels).filter((code): code is CheckCode => code in defaultLevels);

/**
 * One finding: what is the matter, and how it is cleared; `mend` is the narrative with it mended, where that is safe. Carries no text of
 * people beyond what the entry shows.
 */
export type Check = { code: CheckCode; level: CheckLevel; message: string; remedy: string; mend?: string };

/** Levels as a firm may set them. */
export type CheckLevels = Partial<Record<CheckCode, CheckLevel | 'off'>>;

export type Finding = Omit<Check, 'level'>;

/** Findings with the levels that the firm gave them; what it switched off is left out. */
export function withLevels(findings: readonly Finding[], levels: CheckLevels = {}): Check[] {
  return findings.flatMap((finding) => {
    const level = levels[finding.code] ?? defaultLevels[finding.code];
    return level === 'off' ? [] : [{ ...finding, level }];
  });
}
