const opening =
  /^\W{0,6}(?:this (?:e-?mail|message|communication|transmission)\b|the (?:information|contents?) (?:contained )?(?:in|of) this (?:e-?mail|message)|confidential(?:ity)?(?: notice)?\b|important(?: notice)?\s?[:–-]|disclaimer\b|notice\s?:|caution\s?:|if you (?:have received this|are not the intended)|les? informations? conten|le informazioni contenute|diese (?:e-?mail|nachricht) enthält)/i;
const certain =
  /^\W{0,6}(?:liability limited by a scheme|please consider the environment|think before you print|legal professional privilege)/i;
const telling =
  /confidential|privilege|intended (?:only |solely )?(?:recipient|for)|unauthori[sz]ed|virus|legally protected|delete (?:it|this)|vertraulich|confidentiel|riservat/i;

/** Characters of a paragraph that are looked at: a disclaimer says what it is at once. */
const window = 600;

/** Whether a lawyer's or a gateway's disclaimer begins at this line, which wraps over the next lines. */
export function isDisclaimer(lines: readonly string[], at: number): boolean {
  const line = (lines[at] ?? '').trim();
  if (certain.test(line.slice(0, 120))) return true;
  if (!opening.test(line.slice(0, 160))) return false;
  return telling.test(
    lines
      .slice(at, at + 4)
      .map((one) => one.slice(0, window))
      .join(' ')
      .slice(0, window),
  );
}
