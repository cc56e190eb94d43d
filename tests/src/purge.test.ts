import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { purgeStore } from '../../src/app/purge.ts';
import { readConfig } from '../../src/config/config.ts';
import { openPseudonyms, readUserKey } from '../../src/store/pseudonyms.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { openStore, STORE_FILE, type Store } from '../../src/store/store.ts';
import { MORNING, openTestApp } from '../test-app.ts';

const DAY = 86_400_000;
const opinion = { answer: 'C:1', verdict: 'up', reason: null, question: '电梯' } as const;

async function open(env: Record<string, string>) {
  const app = await openTestApp(env);
  onTestFinished(app.close);
  return app.context;
}

/** Something of everything that grows, so many days ago. */
async function leave({ inbox, conversations, feedback, unanswered, rates, posts, leases }: Store, days: number) {
  const at = MORNING - days * DAY;
  for (const key of ['done', 'unread'].map((name) => `${name}-${days}`)) {
    await inbox.receive({ key, thread: key, body: '{}', at });
    const claim = key.startsWith('done') ? await inbox.claim(at, 1_000, [], key) : null;
    if (claim) await inbox.done(claim.id, claim.token, at);
  }
  await conversations.remember(`T${days}`, '{}', at);
  await feedback.add({ ...opinion, user: `U${days}`, at });
  await unanswered.add({ question: `问题${days}`, user: 'U', place: 'C', at });
  await rates.hit(`U${days}`, at, 1);
  const day = new Date(at).toISOString().slice(0, 10);
  await posts.claim({ platform: 'slack', channel: 'C', day, kind: 'digest' }, at, 1_000);
  await leases.take(`L${days}`, 'A', at, 1_000);
}

/** How many rows each table holds. */
async function count(folder: string): Promise<Record<string, number>> {
  const database = openSqlite(join(folder, STORE_FILE));
  const counts: Record<string, number> = {};
  for (const name of ['inbox', 'inbox_keys', 'conversations', 'feedback', 'unanswered', 'rates', 'posts', 'leases'])
    counts[name] = Number((await database.all(`select count(*) as n from ${name}`))[0]?.n);
  await database.close();
  return counts;
}

it.each([
  // Two days ago, ten, forty, a hundred: what is left of each by default, and where a month is set.
  [{}, { inbox: 4, inbox_keys: 4, conversations: 2, feedback: 3, unanswered: 3, rates: 0, posts: 3, leases: 0 }],
  [
    { RETENTION_DAYS: '30' },
    { inbox: 3, inbox_keys: 3, conversations: 2, feedback: 2, unanswered: 2, rates: 0, posts: 2, leases: 0 },
  ],
  [
    { RETENTION_DAYS: '1' },
    { inbox: 0, inbox_keys: 0, conversations: 0, feedback: 0, unanswered: 0, rates: 0, posts: 2, leases: 0 },
  ],
])('all that grows is deleted after its time: %j', async (env, left) => {
  const context = await open(env);
  for (const days of [2, 10, 40, 100]) await leave(context.store, days);
  await purgeStore(context);
  expect(await count(context.config.data)).toEqual(left);
});

it('keeps nothing of an answered question but the key by which it is known again', async () => {
  const { store, config } = await open({});
  await store.inbox.receive({ key: 'E1', thread: 'slack:U123', body: '{"text":"张三"}', at: 1 });
  const claim = await store.inbox.claim(1, 1_000);
  if (claim) await store.inbox.done(claim.id, claim.token, 2);
  const database = openSqlite(join(config.data, STORE_FILE));
  expect(await database.all('select thread, body, key from inbox')).toEqual([{ thread: '', body: '', key: 'E1' }]);
  await database.close();
});

it('keeps keyed hashes of people where USER_IDS says so, also of those that were kept before', async () => {
  const { store: plain, config } = await open({});
  await plain.feedback.add({ ...opinion, user: 'U-before', at: 1 });
  await plain.conversations.remember('slack:U-before', '{"item":1}', 5);
  await plain.close();
  const key = readUserKey(config.data);
  expect(statSync(join(config.data, 'user-ids.key')).mode & 0o077).toBe(0);
  expect(readUserKey(config.data)).toBe(key);
  const store = await openStore({ dataDir: config.data, databaseUrl: null }, { userKey: key });
  onTestFinished(() => store.close());
  expect(await store.conversations.recall('slack:U-before', 6)).toBe('{"item":1}');
  await store.conversations.remember('slack:U-after', '{"item":2}', 5);
  for (const verdict of ['up', 'down'] as const)
    await store.feedback.add({ ...opinion, user: 'U-before', verdict, at: 2 });
  await store.unanswered.add({ question: '天气', user: 'U-after', place: 'C', at: 1 });
  const rates = [];
  for (const _ of [1, 2]) rates.push(await store.rates.hit('U-after', 1, 1));
  expect(rates).toEqual(['ok', 'told']);
  expect(await store.feedback.list({ since: 0, limit: 9 })).toMatchObject([{ verdict: 'down' }]);
  const bytes = readFileSync(join(config.data, STORE_FILE)).toString('latin1');
  const wal = readFileSync(join(config.data, `${STORE_FILE}-wal`)).toString('latin1');
  const rows = await store.feedback.list({ since: 0, limit: 9 });
  expect(rows.map(({ user }) => user)).toEqual([openPseudonyms(key)('U-before')]);
  expect(openPseudonyms('another key')('U-before')).not.toBe(rows[0]?.user);
  expect(wal).not.toContain('U-after');
  expect(bytes).not.toContain('U-after');
  await store.feedback.remove({ answer: opinion.answer, user: 'U-before' });
  expect(await store.feedback.list({ since: 0, limit: 9 })).toEqual([]);
});

it('asks for one key where several replicas would each make their own', () => {
  const env = { USER_IDS: 'hashed', DATABASE_URL: 'postgres://127.0.0.1/plan' };
  expect(() => readConfig(env)).toThrow('给所有副本写上同一个 USER_IDS_KEY');
  expect(readConfig({ ...env, USER_IDS_KEY: 'one-key-for-all' })).toMatchObject({ hidesUsers: true });
});
