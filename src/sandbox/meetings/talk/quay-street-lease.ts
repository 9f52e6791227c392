/** What is said in the client call about the lease of 12 Quay Street: minute:second, who, words. */
export const quayStreetLease = `
0:04 Petra: Morning Mere, can you hear me all right?
0:09 Mere: Yes, loud and clear. Thanks for making the time, Petra. Daniel is finishing another call and will join us in a few minutes.
0:21 Petra: No problem at all.
0:24 Mere: So this is about the new lease of 12 Quay Street. That's our file COM-2026-0044. The landlord's solicitors sent their draft on Friday, and I have been through it once.
0:41 Petra: And is it, um, is it what we agreed in the heads of terms?
0:47 Mere: Mostly. The rent and the term are right. Six years with two rights of renewal of three years each. But the rent review clause is not what you agreed.
1:04 Petra: Okay. What did they do?
1:08 Mere: The heads of terms say a market review at each renewal date. The draft has a market review every two years, with a ratchet, so that the rent can go up and never down.
1:24 Petra: That's not on. We told the agent, no ratchet.
1:30 Mere: I thought so. I'd strike out the ratchet and put the review back to the renewal dates, and I'd offer them a fixed increase each year in between if they need something.
1:47 Petra: What kind of increase were you thinking?
1:51 Mere: Something tied to CPI with a cap. I would rather leave the figure to you, because it is commercial.
2:02 Petra: We could live with CPI capped at three per cent. Not more.
2:09 Mere: Good. I'll draft the rent review clause on that footing.
2:31 Petra: The other thing that worries us is the roof. It leaked twice last winter over the loading bay.
2:42 Mere: Right, that is the second point on my list. Under the repair covenant in the draft you would keep the whole building in good repair, including the roof and the structure.
2:58 Petra: So we'd be paying for a new roof?
3:02 Mere: On the words as they stand, yes, you might. For a building of that age I'd limit your repair obligation to the interior, and leave roof, structure and services with the landlord.
3:20 Petra: Would they take that?
3:23 Mere: They may want you to share the cost through the outgoings. So we also need to look at what is in the outgoings schedule.
3:38 Petra: Can we get them to fix the roof before we go in?
3:43 Mere: That would be best. I would make it a condition of the agreement to lease that the landlord repairs the roof before the commencement date, and gives us a report from a roofer.
4:02 Petra: Yes. Let's do that.
4:30 Mere: Do you have any photographs of the leaks, or the report from last winter?
4:37 Petra: We have an email from the building manager, and some photos. I'll send them over today.
4:46 Mere: Thank you. A condition report would help us too, so that nobody argues at the end about the state of the premises at the start.
6:12 Daniel: Hi, sorry I'm late. Hello Petra.
6:17 Petra: Hi Daniel.
6:20 Mere: We've done the rent review and the repair covenant. Daniel has been working through the assignment clause and the guarantee, so I'll let him take those.
6:34 Daniel: Thanks. So the draft asks for a personal guarantee from both directors, unlimited, for the whole term and any renewal.
6:47 Petra: We were hoping to avoid that altogether.
6:52 Daniel: There are two ways to go. Either a bank guarantee for, say, six months' rent and outgoings, in place of the personal guarantees. Or a director's guarantee that is capped in amount and falls away after three years of good payment.
7:14 Petra: The bank guarantee ties up our cash, though.
7:20 Daniel: It does, it would count against your facility. You should ask your bank what it would charge.
7:30 Petra: I'll ask them. If I had to choose I'd take the capped guarantee.
7:38 Daniel: Then I'll propose the capped guarantee first, with a cap of twelve months' rent, and keep the bank guarantee as the fallback.
8:15 Daniel: On assignment, the landlord can refuse consent without giving a reason, and a change of control of Harlow counts as an assignment.
8:28 Petra: That matters, because we are talking to an investor. It's not public yet.
8:36 Mere: How much of the company would the investor take?
8:40 Petra: Thirty per cent perhaps. Maybe more later.
8:46 Mere: Then we need the change of control clause out, or limited to a change of more than half of the shares.
8:56 Daniel: I'd limit it to more than fifty per cent, and say that consent may not be unreasonably withheld. I'll mark that up.
9:30 Petra: And what about subletting? We might let the top floor to somebody for a year or two.
9:38 Daniel: The draft does not allow it at all. We can ask for a right to sublet part with consent. I think they will agree to that, the agent had it in the advertisement.
10:40 Mere: The permitted use is quite narrow. It says warehouse and office. You said you may want a small showroom.
10:50 Petra: Yes, on the ground floor, facing the street.
10:55 Mere: Then the permitted use should say warehouse, office and showroom, and we should check the district plan allows retail there.
11:06 Daniel: I can check the zoning and whether a resource consent is needed.
11:14 Petra: That would be good, I don't want the council to tell us later.
12:20 Mere: What about the fit-out? Who is paying for it?
12:25 Petra: We pay for it, and the landlord gives us four months rent free. Is that in there?
12:33 Mere: It says three. I'll correct it to four and quote the heads of terms.
12:41 Petra: Good catch.
13:40 Mere: I have to step out, the registry is calling me back about a hearing date. Daniel can carry on, I'll be back in a few minutes.
14:25 Daniel: Let's do the make good clause while Mere is away. At the end of the lease you would have to strip out the whole fit-out and repaint.
14:38 Petra: Even the mezzanine? It was there before us.
14:43 Daniel: That's the danger. I'd tie make good to the condition report, so that you only remove what Harlow put in.
14:55 Petra: Perfect.
15:20 Daniel: And insurance. The landlord insures the building and you pay the premium through the outgoings. I'd ask for a copy of the policy, and for the usual waiver so that they can't come after you if there is a fire.
16:30 Petra: Our broker is asking about that as well. Can I give him your name?
16:37 Daniel: Of course, he can ring me.
18:05 Mere: I'm back. Sorry about that.
18:08 Daniel: We've covered make good and insurance.
18:12 Mere: Good. Let me go through the outgoings schedule then. It includes management fees and land tax, and also capital works, which it shouldn't.
18:27 Petra: Capital works? That would be the roof again.
18:32 Mere: Exactly. I would exclude structural repairs and capital works from the outgoings, and ask for the last three years of actual outgoings.
18:46 Petra: I asked the agent for those and got nothing.
18:51 Mere: I'll ask the landlord's solicitors in the covering letter, it's harder to ignore there.
20:10 Petra: How long will all this take? They want us to sign by the end of the month.
20:17 Mere: I'll send the marked-up draft lease back by Thursday. They'll need about a week. So the end of the month is possible, but I would not give notice on your current premises until this one is signed.
20:36 Petra: Our current lease runs until the end of March, so we do have a bit of time.
20:44 Mere: Good. Does it roll over month by month after that?
20:49 Petra: I believe so. I'll send you that lease too.
20:54 Daniel: I'll check the holding over clause in it when it comes.
23:30 Mere: One more thing, the car parks. You were promised twelve. The plan attached to the draft shows eight.
23:40 Petra: No, it has to be twelve. We have trucks coming in as well.
23:46 Mere: I'll have the plan corrected. Could you mark the twelve spaces on a copy of the plan for me?
23:54 Petra: Sure.
26:15 Daniel: The right of renewal. You'd have to give notice nine months before, in writing, and if you miss it the right is gone. I'd change that to six months, and make the landlord send a reminder first.
26:34 Petra: Six is fine. Put it in our diary as well please.
26:40 Daniel: Will do once it is signed.
29:10 Petra: The board meets next Wednesday. Could you give us a one page summary of the risks by then?
29:19 Mere: Yes. I'll write a short advice for the board on the guarantee, the repair covenant and the rent review.
29:29 Petra: That would be great.
34:20 Daniel: I need to drop off now for a settlement. Petra, I'll email you about the zoning.
34:29 Petra: Thanks Daniel.
34:52 Daniel: Bye.
36:10 Mere: Before you go, about costs. Do you want us to negotiate with their solicitors directly on all of this, or come back to you on each point?
36:22 Petra: Go ahead directly. Only come back on the guarantee and on the roof.
36:30 Mere: Understood. I'll confirm those instructions by email.
39:40 Petra: And if they won't move on the roof, do we walk away?
39:46 Mere: That's your decision. From what you've told me the cost of the roof could be more than a year's rent, so I'd want it settled before anyone signs.
40:05 Petra: Agreed.
41:20 Mere: All right. I'll send the marked-up lease and the covering letter by Thursday, and the advice for the board by Tuesday.
41:33 Petra: Thank you both. Talk soon.
41:38 Mere: Bye Petra.
`;
