/**
 * Words of mail subjects, meetings and talk that say what is done and not for whom. In a query they hardly count, so that
 * "draft orders" or "where are we up to" neither finds a matter nor speaks against one. Source: own list.
 */
export const workWords: ReadonlySet<string> = new Set(
  `
  about above accept accepted action actions advice agenda ahead all also am any appointment appreciate approval april are around ask asked asap
  attached attachment attachments attend attendance august automatic await awaiting back be been before below best bill billing book
  booked brief briefing but call called calls can canceled cancelled catch chat chase check circulate client clients close comment comments
  conf conference confidential confirm confirmed confirming consider copy correspondence could counsel cover date dates day deadline
  dear december declined delivered diary did discuss discussed discussion do doc docs document documents does done draft drafted
  drafting drafts due each eg email emails enclosed engrossed enquiry even external fax february feedback file filed files filing final
  find finalise first follow following follows friday from further fw fwd fyi get give go going good got had has have he hearing hello her hi
  him his hope how i if important info information input instruct instructed instructions internal invitation invite invoice it
  its january july june just kind know last later lawyer let letter letters like line list look made mail make march may me meet meeting
  meetings memo mention mentioned message minute minutes monday more morning mr mrs ms much my name need needs new next not note notes notice
  november now october off office official ok okay old once only open order orders our out outcome over page paper papers part pdf
  people per phone please pm point points possible post prejudice prep prepare preparing privileged progress proposed put query question
  questions quick read ready received record regarding regards reminder reply report request requested response results return
  review reviewed revised said saturday say schedule scheduled sec see send sending sensitive sent september set settle settled
  shall she should sign signed signing so some soon sorry speak spoke spoken start status still subject such summary sunday sure
  talk task teams telephone tentative thank thanks that their them then there these they thing think this thursday
  time today tomorrow tonight too touch tuesday turn turning um up upcoming update updated updates urgent us use version via
  video was way we webex wednesday week well were what when where whether which who will wish without
  work working would write writing wrote yeah yes yesterday yet you your zoom
  affidavit affidavits bundle conciliation directions disclosure mediation subpoena trial transcript
  ref refs reference re timesheet timesheets unclassified unclass protected
  `
    .trim()
    .split(/\s+/),
);
