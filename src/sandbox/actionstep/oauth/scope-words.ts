const words: Readonly<Record<string, string>> = {
  all: 'Read and change everything you can',
  openid: 'Know who you are',
  users: 'Know who you are and who your colleagues are',
  actions: 'See your matters',
  actionparticipants: 'See who takes part in each matter',
  participants: 'See contacts and their e-mail addresses',
  timeentries: 'Read, create and change time entries',
  timerecords: 'Read, create and change time records',
  rates: 'See the firm’s rates',
  actionrates: 'See the rates agreed on each matter',
  actionbillsettings: 'See how each matter is billed',
  divisions: 'See the firm’s divisions and time zone',
  filenotes: 'Read and write file notes',
  tasks: 'Read and write tasks',
  quickcodes: 'See quick codes',
  utbmscodes: 'See UTBMS codes',
  resthooks: 'Be told when something changes',
  timerecordactivities: 'See activity types',
};

/** Says in plain words what each requested scope allows. */
export function scopeWords(scope: string): string[] {
  return scope.split(' ').map((name) => words[name] ?? `Use “${name}”`);
}
