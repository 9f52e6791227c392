/** How far each person has read each chat since the page was opened. */
export function readMarks() {
  const marks = new Map();
  return {
    read(login, { key, messages }) {
      marks.set(`${login} ${key}`, messages.at(-1)?.id ?? '');
    },
    /** How many messages of the bot stand after the mark. */
    unread(login, { key, messages }) {
      const mark = marks.get(`${login} ${key}`) ?? '';
      return messages.filter(({ id, from }) => from.login === null && id > mark).length;
    },
  };
}
