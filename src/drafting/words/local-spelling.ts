/** American spellings and ours; only of words that no name is likely to be. */
const pairs = `
analyze analyse, apologize apologise, authorize authorise, authorization authorisation, behavior behaviour, canceled cancelled, capitalization capitalisation,
catalog catalogue, center centre, centers centres, color colour, colors colours, defense defence, defenses defences, emphasize emphasise,
endeavor endeavour, favor favour, favorable favourable, favorite favourite, finalize finalise, finalized finalised, fulfill fulfil, harbor harbour,
honor honour, honorable honourable, itemize itemise, itemized itemised, judgement judgment, labeled labelled, labor labour, minimize minimise,
modeling modelling, neighbor neighbour, neighboring neighbouring, neighbors neighbours, offense offence, offenses offences, organization organisation,
organizations organisations, organize organise, organized organised, prioritize prioritise, realize realise, recognize recognise,
recognized recognised, reorganization reorganisation, rumor rumour, summarize summarise, theater theatre, traveling travelling, utilization utilisation,
utilize utilise, visualize visualise
`;
const ours = new Map(
  pairs
    .split(',')
    .map((pair) => pair.trim().split(/\s+/))
    .map(([theirs = '', own = '']) => [theirs, own] as const),
);

/** Words in small letters spelt as in Australia and New Zealand; names, which have capitals, as they are. */
export function inLocalSpelling(text: string): string {
  return text.replace(/[a-z]{5,}/g, (word) => ours.get(word) ?? word);
}
