import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import pg from 'pg';
import type { Matter } from '../../../src/domain/match.ts';
import { MatterIndex, matchKnown } from '../../../src/matching/index.ts';

/** A way to find matters, ready to be asked: ids of what is found, the best first. */
export type Peer = { find(query: string): Promise<string[]> | string[]; close?(): Promise<void> };
export type OpenPeer = (matters: readonly Matter[]) => Promise<Peer>;

const everything = { has: () => true };
const fields = ['reference', 'name', 'clients'];
const most = 3;

/** Our own: what a draft asks, exact tier, reasons and all. */
export const ours: OpenPeer = async (matters) => {
  const index = new MatterIndex();
  index.put(matters);
  return {
    find: (query) => {
      const found = matchKnown({ texts: [query], people: [] }, index, everything);
      if (found.tier === 'exact') return [found.matter.id];
      return found.tier === 'suggested' ? found.candidates.map(({ matter }) => matter.id) : [];
    },
  };
};

/** fuse.js by itself, told to look everywhere in a field. */
export const fuse: OpenPeer = async (matters) => {
  const list = new Fuse([...matters], { keys: fields, ignoreLocation: true, includeScore: true });
  return { find: (query) => list.search(query, { limit: most }).map(({ item }) => item.id) };
};

/** MiniSearch as its page recommends for people's typing: beginnings, and slips of a fifth of a word. */
export const miniSearch: OpenPeer = async (matters) => {
  const index = new MiniSearch<Matter>({ fields, extractField: (matter, field) => String(matter[field as keyof Matter]), idField: 'id' });
  index.addAll(matters.map((matter) => ({ ...matter })));
  const options = { prefix: true, fuzzy: 0.2, boost: { reference: 3, clients: 2 } };
  return {
    find: (query) =>
      index
        .search(query, options)
        .slice(0, most)
        .map(({ id }) => String(id)),
  };
};

/** PostgreSQL's trigrams: rows above the word similarity of the index, ordered by it. Its tables go when it is closed. */
export function trigrams(url: string): OpenPeer {
  return async (matters) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const table = `bench_matching_${process.pid}`;
    await client.query('create extension if not exists pg_trgm');
    await client.query(`create unlogged table ${table} (id text, doc text)`);
    for (let from = 0; from < matters.length; from += 10_000) {
      const part = matters.slice(from, from + 10_000);
      const docs = part.map(({ reference, name, clients }) => `${reference} ${name} ${clients.join(' ')}`);
      await client.query(`insert into ${table} select * from unnest($1::text[], $2::text[])`, [part.map(({ id }) => id), docs]);
    }
    await client.query(`create index on ${table} using gin (doc gin_trgm_ops)`);
    await client.query(`analyze ${table}`);
    const sql = `select id from ${table} where $1 <% doc or doc % $1 order by word_similarity($1, doc) + similarity($1, doc) desc limit ${most}`;
    return {
      find: async (query) => (await client.query<{ id: string }>(sql, [query])).rows.map(({ id }) => id),
      close: async () => {
        await client.query(`drop table ${table}`);
        await client.end();
      },
    };
  };
}
