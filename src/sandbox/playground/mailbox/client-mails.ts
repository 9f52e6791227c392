import { givenName, type MailWriter } from './mail.ts';

/** The reference of a matter in the subject, written by its client. */
const trustStatements: MailWriter = (person) => ({
  key: 'trust-statements',
  at: { minutesAgo: 18 },
  subject: 'FAM-2026-0107 Trust statements before the conference',
  from: { name: 'Aroha Ngata', address: 'aroha.ngata@kahu.example' },
  attachments: [{ name: 'Kahu Trust statements 2024-2025.pdf', size: 418_230, contentType: 'application/pdf' }],
  text: `Kia ora ${givenName(person)},

I have found the statements of the trust for 2024 and 2025; they are attached. The accountant says the advance of March 2025 was a loan and not a distribution, but I cannot find anything signed.

Two questions before the settlement conference on Thursday:

1. Does the loan have to be in my affidavit of assets and liabilities, even if nobody ever wrote it down?
2. His lawyer asks for the 2023 statements as well. Do we have to give them?

I can come in on Wednesday after two if that is easier than writing.

Ngā mihi
Aroha`,
});

/** No reference: the client's address alone, and the client has two matters. */
const twoQuestions: MailWriter = (person) => ({
  key: 'two-questions',
  at: { minutesAgo: 64 },
  subject: 'Two things before Friday',
  from: { name: 'Harlow Legal', address: 'legal@harlow.example' },
  text: `Hi ${givenName(person)}

Could you look at two things before the board meets on Friday?

First, the landlord's agent rang this morning and wants the make-good bond doubled. I said that you would come back to them.

Second, I need a paragraph for the board on what the options cost from here: settle now, or go on to a hearing. A range is fine.

Thanks
Jo Kessler
Company secretary`,
});

/** A closed matter is named: it must not be billed without a person's word. */
const divorceOrder: MailWriter = (person) => ({
  key: 'divorce-order',
  at: { daysAgo: 1, clock: '11:15' },
  isRead: true,
  subject: 'Copy of the order, FAM-2019-0033',
  from: { name: 'Nisha Patel', address: 'nisha@patel.example' },
  text: `Dear ${givenName(person)},

I hope you are well. The bank is asking for a sealed copy of the divorce order from 2019 and I seem to have lost mine. Would your office still have one?

With thanks
Nisha Patel`,
});

export const clientMails: readonly MailWriter[] = [trustStatements, twoQuestions, divorceOrder];
