import { and, eq, inArray, isNull, lt, ne, or } from 'drizzle-orm';
import { readStanding } from '../actionstep/index.ts';
import { type ConnectMeans, type Owner, withAccessToken } from '../connections/index.ts';
import { type FirmSession, tables } from '../database/index.ts';
import { type TimekeeperCaller, timekeeperOf } from '../domain/caller.ts';
import type { MatterId, PersonId } from '../domain/ids.ts';
import { firmIn, learnSettings } from '../firms/index.ts';
import { askGently } from './ask-gently.ts';

/** How long a timekeeper who stands on a matter is taken to stand on it; one who does not is asked about each time. */
const goodMillis = 15 * 60_000;

const { matter, matterVisibility } = tables;

/**
 * Asks whether the caller's timekeeper is among the participants of these matters, where the firm's system takes time only
 * from those. The fair-bill check goes by what is stored.
 */
export async function knowStanding(caller: TimekeeperCaller, ids: readonly MatterId[], means: ConnectMeans): Promise<void> {
  const person = timekeeperOf(caller);
  const since = new Date(means.now().getTime() - goodMillis);
  const numbers = await means.database.withFirm(caller.firm, (session) => unsure(session, person, ids, since));
  if (numbers.length === 0) return;
  const standing = await askGently(caller, 'standing', means, (access, grant) => readStanding(access, grant.participantId, numbers));
  if (standing === undefined) return;
  await means.database.withFirm(caller.firm, (session) => store(session, person, numbers, standing, means.now()));
}

/**
 * After Actionstep refused time because of its owner: whether the reason is that the timekeeper is not on the matter. Then
 * the firm's system insists on that, and from now on it is checked before anything is sent. Throws as withAccessToken.
 */
export async function learnStanding(owner: Owner, number: string, means: ConnectMeans): Promise<boolean> {
  const standing = await withAccessToken(owner, means, (access, grant) => readStanding(access, grant.participantId, [number]));
  if (standing.has(number)) return false;
  await means.database.withFirm(owner.firm, async (session) => {
    await learnSettings(session, { timekeeperOnMatter: true });
    await store(session, owner.person, [number], standing, means.now());
  });
  return true;
}

async function unsure(session: FirmSession, person: PersonId, ids: readonly MatterId[], since: Date): Promise<string[]> {
  if (ids.length === 0 || !(await firmIn(session)).settings.timekeeperOnMatter) return [];
  const { onMatter, onMatterAt } = matterVisibility;
  const rows = await session.tx
    .select({ number: matter.number })
    .from(matterVisibility)
    .innerJoin(matter, and(eq(matter.firmId, matterVisibility.firmId), eq(matter.id, matterVisibility.matterId)))
    .where(
      and(
        eq(matterVisibility.personId, person),
        inArray(matterVisibility.matterId, [...ids]),
        or(isNull(onMatter), ne(onMatter, true), lt(onMatterAt, since)),
      ),
    );
  return rows.map(({ number }) => number);
}

async function store({ tx }: FirmSession, person: PersonId, numbers: readonly string[], standing: Set<string>, now: Date): Promise<void> {
  for (const onMatter of [true, false]) {
    const those = numbers.filter((number) => standing.has(number) === onMatter);
    if (those.length === 0) continue;
    const ids = tx.select({ id: matter.id }).from(matter).where(inArray(matter.number, those));
    await tx
      .update(matterVisibility)
      .set({ onMatter, onMatterAt: now })
      .where(and(eq(matterVisibility.personId, person), inArray(matterVisibility.matterId, ids)));
  }
}
