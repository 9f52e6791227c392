import { stem } from '../phrases/stem.ts';

const terms = `
affidavit; agreement; amended defence; appeal; application; arbitration; assignment; auction; bank guarantee; beneficiary; binding nomination; body corporate;
bond; boundary; breach; caveat; charge; claim; clause; completion; conciliation; conditions precedent; consent order; consideration; contract; contravention;
conveyance; costs; costs agreement; covenant; creditor; cross-claim; custody; damages; debt; deceased; deed; deed of release; default; defence; defendant; deposit;
discovery; disclosure; dismissal; dispute; easement; employment agreement; enduring power of attorney; enforcement; estate; eviction; evidence; executor;
expert report; family report; final orders; financial statement; fixtures; fraud; freezing order; guarantee; guardian; hearing; indemnity; injunction; insolvency;
instructions; insurance; intellectual property; interim orders; interlocutory application; inventory; joint venture; judgment; jurisdiction; land; landlord; lease;
liability; licence; lien; limitation; liquidator; loan; maintenance; mediation; misconduct; mortgage; negligence; negotiation; non-disclosure; notice; offer;
option; parenting plan; parenting orders; partnership; patent; payment; penalty; personal grievance; plaintiff; pleadings; policy; possession; power of attorney; probate;
proceedings; property; property settlement; prosecution; purchase price; receiver; redundancy; registration; regulation; rent; rent review; requisitions; residue;
respondent; restraint; retainer; royalty; sale; schedule; security; settlement; share sale; shareholder; shareholders agreement; single expert; spousal maintenance;
stamp duty; statement of claim; statement of defence; statute; subdivision; sublease; subpoena; succession; superannuation; superannuation split; tax; tenancy; tenant;
tender; termination; testator; title; trade mark; transfer; trial; tribunal; trust; trust deed; trustee; undertaking; valuation; variation; vendor; warranty; warranties; will;
winding up; without prejudice; witness statement; workers compensation; working capital; zoning; resource consent; relationship property; unit title; strata; due diligence;
employment; redundancy; dividend; audit; compliance; budget; funding; legislation; bill; amendment; licence fee; consent; procurement
`;
const keys = new Set(terms.split(';').map((term) => term.trim().split(/\s+/).map(stem).join(' ')));

/** How much more a phrase counts for being a term of legal work: whole, or for its last word. */
export function boostOf(key: string): number {
  if (keys.has(key)) return 1.4;
  return keys.has(key.split(' ').at(-1) ?? '') ? 1.2 : 1;
}
