/** What one may ask the stand-in for Teams. Each call throws when it does not answer; `error` carries its one line. */
export function teamsClient(origin) {
  const call = async (path, body) => {
    const response = await fetch(`${origin}/sandbox/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const answer = await response.json();
    if (!response.ok) throw new Error(answer.error);
    return answer;
  };
  return {
    open: (login) => call('open', { login }),
    say: (login, text, meeting) => call('say', { login, text, meeting }),
    press: (login, message, press) => call('press', { login, message, ...press }),
    search: async (login, { dataset, text }) => (await call('search', { login, dataset, text })).results,
    verifyState: (login, state) => call('verify-state', { login, state }),
    endMeeting: (meeting) => call('end-meeting', { meeting }),
  };
}
