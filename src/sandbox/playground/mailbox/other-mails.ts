import { givenName, type MailWriter } from './mail.ts';

/** The reference alone: nothing else in the mail speaks of the matter's client. */
const probateRequisition: MailWriter = (person) => ({
  key: 'probate-requisition',
  at: { minutesAgo: 37 },
  subject: 'EST-2025-0231: requisition on the application for probate',
  from: { name: 'Probate Registry', address: 'probate.registry@courts.example' },
  text: `Good morning ${givenName(person)}

Your file EST-2025-0231.

The registrar has read the application and asks for the following before a grant can be made:

(a) The affidavit of the executor refers to a codicil of 2016. Please file the codicil, or an affidavit that says what became of it.
(b) The date of death in paragraph 3 differs from the certificate.

Please file a reply within fifteen working days, or the application will be returned.

Registry officer
Wellington`,
});

/** Nobody the firm knows, and no reference: the lawyer has to say which matter this is. */
const siteVisit: MailWriter = (person) => ({
  key: 'site-visit',
  at: { minutesAgo: 131 },
  subject: 'Valuation: can we get in on Thursday?',
  from: { name: 'Ingrid Salonen', address: 'ingrid@salonenvaluers.example' },
  text: `Hello ${givenName(person)},

We spoke on the phone last week. I can inspect the shop on Thursday at ten, and I will need about an hour, the plans, and somebody who can open the roof hatch.

Could you tell the owners, and send me the last rent review if you have it? My report will be with you a week after the visit.

Kind regards
Ingrid Salonen
Registered valuer`,
});

/** Sent by the person; long enough that writing it took more than one unit. */
const consultationLetter: MailWriter = (person) => ({
  key: 'consultation-letter',
  at: { minutesAgo: 110 },
  isRead: true,
  subject: 'EMP-2026-0008 Restructure: consultation letter',
  to: [{ name: 'Southern Timber HR', address: 'hr@southerntimber.example' }],
  attachments: [
    {
      name: 'Consultation letter - draft 2.docx',
      size: 38_112,
      contentType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    },
  ],
  text: `Dear all,

Attached is the second draft of the consultation letter for the night shift.

I have changed three things. The proposal is now called a proposal throughout, because a letter that announces a decision is the surest way to a personal grievance. The table of affected positions gives the selection criteria and their weight, so that each person can see how they would be measured. And the time for feedback is ten working days instead of five: two of the people are on leave until Monday.

Please do not hand it out yet. I would like to see the business case first, in particular the figures for the second kiln, because whoever reads the letter will ask for them, and you must be ready to give them.

When you meet people one by one, let each bring somebody along, take notes, and answer nothing on the spot that you would not put in writing. If anybody raises a disability or a return from parental leave, stop and ring me.

Once the feedback is in we will go through it together before anything is decided.

Kind regards
${person.name}
Harbour & Vale Lawyers`,
});

export const otherMails: readonly MailWriter[] = [probateRequisition, siteVisit, consultationLetter];
