import { describe, expect, test } from 'vitest';
import type { FirmId, PersonId } from '../../../src/domain/ids.ts';
import type { Matter } from '../../../src/domain/match.ts';
import { FirmIndexes } from '../../../src/matching/keeping/firm-indexes.ts';
import type { MatterSource } from '../../../src/matching/keeping/followed-firm.ts';
import { searchIndex } from '../../../src/matching/typing/search-index.ts';
import { matterOf } from './firm-of.ts';

const mere = 'mere' as PersonId;
const tom = 'tom' as PersonId;

/** A firm's table as the database would have it, with counts of its changes; tells how many rows were read. */
function table() {
  const rows = new Map<string, { matter: Matter; change: number }>();
  const seen = new Map<string, Map<string, number>>();
  const state = { changes: 0, cuts: 0, read: 0 };
  return {
    state,
    put: (...matters: Matter[]) => {
      state.changes += 1;
      for (const matter of matters) rows.set(matter.id, { matter, change: state.changes });
    },
    show: (person: PersonId, ...matters: Matter[]) => {
      state.changes += 1;
      const own = seen.get(person) ?? new Map<string, number>();
      seen.set(person, own);
      for (const { id } of matters) own.set(id, state.changes);
    },
    hide: (person: PersonId, { id }: Matter) => {
      state.changes += 1;
      state.cuts = state.changes;
      seen.get(person)?.delete(id);
    },
    sourceFor: (person: PersonId): MatterSource => ({
      counts: async () => ({ changes: state.changes, cuts: state.cuts }),
      changed: async function* (since) {
        const news = [...rows.values()].filter(({ change }) => change > since).map(({ matter }) => matter);
        state.read += news.length;
        yield news;
      },
      seen: async (since) => [...(seen.get(person) ?? [])].filter(([, change]) => change > since).map(([id]) => id as Matter['id']),
    }),
  };
}

async function found(indexes: FirmIndexes, source: ReturnType<typeof table>, person: PersonId, query: string, firm = 'f' as FirmId) {
  const { index, sight } = await indexes.open(firm, person, source.sourceFor(person));
  return searchIndex(query, index, sight, new Map(), 10).map(({ number }) => number);
}

describe('the index of a firm', () => {
  const [lease, sale] = [matterOf(1, { name: 'Harlow lease' }), matterOf(2, { name: 'Harlow sale' })];
  const opened = async () => {
    const [indexes, source] = [new FirmIndexes(1e9), table()];
    source.put(lease, sale);
    source.show(mere, lease, sale);
    source.show(tom, lease);
    expect(await found(indexes, source, mere, 'harlow')).toEqual(['1', '2']);
    return { indexes, source };
  };

  test('follows new, renamed and closed matters, and reads only what changed', async () => {
    const { indexes, source } = await opened();
    source.state.read = 0;
    source.put({ ...sale, name: 'Quillfeather sale' });
    expect(await found(indexes, source, mere, 'quill')).toEqual(['2']);
    expect(await found(indexes, source, mere, 'harlow')).toEqual(['1']);
    const fence = matterOf(3, { name: 'Harlow fence' });
    source.put(fence);
    source.show(mere, fence);
    expect(await found(indexes, source, mere, 'harlow')).toEqual(['3', '1']);
    expect(source.state.read).toBe(2);
  });

  test('shows each person their own matters, and a renamed one to those who saw it', async () => {
    const { indexes, source } = await opened();
    expect(await found(indexes, source, tom, 'harlow')).toEqual(['1']);
    source.put({ ...lease, name: 'Quillfeather lease' });
    expect(await found(indexes, source, tom, 'quill')).toEqual(['1']);
    expect(await found(indexes, source, tom, 'sale')).toEqual([]);
  });

  test('hides at once what went out of a sight', async () => {
    const { indexes, source } = await opened();
    source.hide(mere, lease);
    expect(await found(indexes, source, mere, 'harlow')).toEqual(['2']);
    source.show(mere, lease);
    expect(await found(indexes, source, mere, 'harlow')).toEqual(['1', '2']);
  });

  test('serves many at once with one reading', async () => {
    const [indexes, source] = [new FirmIndexes(1e9), table()];
    source.put(lease, sale);
    source.show(mere, lease, sale);
    const all = await Promise.all(Array.from({ length: 20 }, () => found(indexes, source, mere, 'harlow')));
    expect(all.every((numbers) => numbers.join() === '1,2')).toBe(true);
    expect(source.state.read).toBe(2);
  });

  test('answers again after a reading that failed', async () => {
    const [indexes, source] = [new FirmIndexes(1e9), table()];
    source.put(lease);
    source.show(mere, lease);
    const broken = { ...source.sourceFor(mere), counts: () => Promise.reject(new Error('no database')) };
    await expect(indexes.open('f' as FirmId, mere, broken)).rejects.toThrow('no database');
    expect(await found(indexes, source, mere, 'harlow')).toEqual(['1']);
  });

  test('drops the spare places of matters that changed often', async () => {
    const { indexes, source } = await opened();
    for (let round = 0; round < 1200; round += 1) {
      source.put({ ...lease, name: `Harlow lease ${round}` });
      await indexes.open('f' as FirmId, mere, source.sourceFor(mere));
    }
    const { index } = await indexes.open('f' as FirmId, mere, source.sourceFor(mere));
    expect(index.slots).toBeLessThan(1100);
    expect(await found(indexes, source, mere, 'harlow')).toEqual(['1', '2']);
  });
});

describe('the indexes of many firms', () => {
  const firms = ['a', 'b', 'c'] as FirmId[];
  const tables = new Map(
    firms.map((firm) => {
      const source = table();
      const matters = Array.from({ length: 200 }, (_, at) => matterOf(at, { name: `Harlow ${at}` }));
      source.put(...matters);
      source.show(mere, ...matters);
      return [firm, source];
    }),
  );
  const ask = (indexes: FirmIndexes, firm: FirmId) => found(indexes, tables.get(firm) ?? table(), mere, 'harlow', firm);

  test('stay below the ceiling: the one not used for longest goes, and is read again when it comes back', async () => {
    const indexes = new FirmIndexes(450_000);
    await ask(indexes, 'a' as FirmId);
    await ask(indexes, 'b' as FirmId);
    await ask(indexes, 'a' as FirmId);
    await ask(indexes, 'c' as FirmId);
    expect(indexes.kept).not.toContain('b');
    expect(indexes.kept.at(-1)).toBe('c');
    expect(await ask(indexes, 'b' as FirmId)).toHaveLength(10);
  });

  test('keep the one in use though it is over the ceiling by itself', async () => {
    const indexes = new FirmIndexes(1);
    expect(await ask(indexes, 'a' as FirmId)).toHaveLength(10);
    expect(indexes.kept).toEqual(['a']);
  });
});
