const valediction =
  /^(kind|best|warm|warmest|many)?\s?(regards|wishes|thanks)( and regards)?[,.!]?$|^yours (sincerely|faithfully|truly)[,.]?$|^(thanks|thank you|cheers|ngā mihi|nga mihi|nā)( nui)?[,.!]?$/i;
const footer = /^(sent from my |sent from outlook|get outlook for |von meinem |envoyé de mon )/i;
const disclaimer =
  /^(\W{0,4})(this (e-?mail|message)( and any| is| may|,)|the (information|contents?) (in|of) this (e-?mail|message)|confidential(ity)? notice|liability limited by a scheme|important( notice)?:|disclaimer|if you (have received this|are not the intended)|please consider the environment)/i;

/** Lines of a block under a valediction: a name, a role, a telephone. */
const blockLines = 16;

/** The lines without signature, mobile footer and disclaimer. Cuts only at the end, and never the whole text away by a valediction. */
export function withoutSignature(lines: readonly string[]): string[] {
  const end = lines.findIndex((line) => isEnd(line));
  const body = end < 0 ? lines : lines.slice(0, end);
  const from = Math.max(1, body.length - blockLines);
  const close = body.findIndex((line, at) => at >= from && valediction.test(line.trim().slice(0, 60)) && isBlock(body.slice(at + 1)));
  return [...(close < 0 ? body : body.slice(0, close))];
}

function isEnd(line: string): boolean {
  const text = line.trim().slice(0, 120);
  return line === '-- ' || text === '--' || footer.test(text) || disclaimer.test(text);
}

function isBlock(lines: readonly string[]): boolean {
  return lines.every((line) => line.trim().length <= 90);
}
