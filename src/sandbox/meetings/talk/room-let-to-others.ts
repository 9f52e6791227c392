/** What two outsiders say in a meeting that the firm only set up. */
export const roomLetToOthers = `
0:03 Neil: Is anyone from the firm joining?
0:07 Ana: No, they only set it up for us. It's just you and me.
0:14 Neil: Fine. So can we agree on a date for the mediation?
0:20 Ana: Any day in the second week of February suits us.
0:27 Neil: Let's say the eleventh then. I'll tell them.
0:33 Ana: Good, thanks.
`;
