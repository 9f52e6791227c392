import { openActionstep } from './actionstep/open-actionstep.js';
import { outlook } from './outlook/outlook.js';
import { openSession } from './session.js';
import { openStage } from './stage.js';
import { teams } from './teams/teams.js';

/** The programs that stand beside Actionstep, each a tab of the stage. */
const programs = [outlook, teams];

const response = await fetch('/playground/settings');
const settings = await response.json();
const session = openSession(document.getElementById('who'), settings);
// The bridge in the pane's frame tells by it that somebody signed in there.
window.playgroundSession = session;
openStage(document.getElementById('stage'), programs, { settings, session });
openActionstep(document.getElementById('actionstep'), settings);
await session.refresh();
