/** What is said in a call that names a client and never a reference; the recording began while people were talking. */
export const doyleCatchUp = `
-0:06 Hamish: and that is why I wanted to talk before the long weekend.
0:02 Brendan: Yes, thanks for ringing, Hamish. My sister has been asking me every day.
0:11 Hamish: Grace is here as well, she is doing the accounts.
0:16 Grace: Hello Brendan.
0:18 Brendan: Hi Grace.
0:24 Hamish: So, probate of your mother's will was granted last Tuesday. That means you can now collect in what she owned, as her executor.
0:39 Brendan: Good. The bank told me they want to see it.
0:45 Grace: I'll send a certified copy of the grant to the bank, and ask them to close the two accounts and pay the balance to our trust account.
1:30 Hamish: Then there is the house in Nelson. Have you and your sister decided if you'll sell it?
1:38 Brendan: She wants to keep it. I'd rather sell. We can't agree on the value either.
1:47 Hamish: Then I would get a registered valuation first. Without a figure there is nothing to agree on.
1:58 Brendan: Can you arrange that?
2:01 Grace: Yes, I'll instruct a valuer this week and send you the quote before we go ahead.
3:10 Hamish: If your sister takes the house as part of her share, she'd have to pay the difference into the estate. We would set that out in a deed of family arrangement.
3:25 Brendan: She might do that. How long does she have?
3:31 Hamish: The will doesn't say. But you should not distribute anything for six months after the grant, in case somebody makes a claim.
3:45 Brendan: What sort of claim? Do you mean my cousin?
3:50 Hamish: Anyone who says that they were promised something. Your cousin wrote to us, but she has not filed anything.
4:01 Brendan: All right.
5:20 Grace: I still need the share certificates and the last tax return.
5:26 Brendan: I found the certificates. The tax return is with her accountant, I'll ask him.
5:35 Grace: Thank you. With those I can finish the statement of assets and liabilities.
7:10 Hamish: And please keep the house insured. The policy lapses when it's been empty for sixty days, so ring the insurer.
7:21 Brendan: I didn't know that. I'll ring them today.
9:05 Hamish: I'll write to your sister's lawyer about the valuation and the deed, and send you a draft first.
9:15 Brendan: Great. Thanks for all this.
9:19 Hamish: Not at all. Have a good weekend.
9:24 Grace: Bye Brendan.
`;
