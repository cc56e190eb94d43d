import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { DIGEST } from '../../src/digest/send-post.ts';
import { HAS_POSTGRES } from '../parts.ts';
import { type Postgres, startPostgres } from '../postgres.ts';
import { until } from '../replica.ts';
import { KILL, KILL_AND_LOSE, openSlackStage, type SlackStage } from './stage.ts';
import type { Moment } from './standin/state.ts';

/** Longer than a post is held, in milliseconds. */
const LEASE = 25_000;
/** More than are posted to at once, so that each fault hits some that are begun and some that are not. */
const CHANNELS = ['C0A', 'C0B', 'C0C', 'C0D', 'C0E', 'C0F', 'C0G'];

const call = (is: Moment['kind'], name: string) => (moment: Moment) => moment.kind === is && moment.method === name;
const [asked, done] = [call('asked', 'chat.postMessage'), call('done', 'chat.postMessage')];
const looked = call('asked', 'conversations.history');

/** Channels whose post of the day is due, and nobody there yet who posts it. */
async function open(databaseUrl: string | null): Promise<SlackStage> {
  const stage = await openSlackStage(databaseUrl);
  onTestFinished(stage.close);
  const schedule = { at: '09:59', scope: null, rhythm: 'daily' } as const;
  const since = stage.now() - 3_600_000;
  for (const channel of CHANNELS) {
    const place = { platform: 'slack', channel, setBy: 'U0', setName: null };
    await stage.store.subscriptions.set({ ...place, ...schedule, since });
  }
  return stage;
}

/** Starts a replica, which looks at once what is due, and waits for the fault that is injected into it. */
async function injectNext(stage: SlackStage, injected: Promise<void>): Promise<void> {
  stage.begin();
  await injected;
  stage.forward(LEASE);
}

/** Lets a replica finish, and tells how many posts each channel has. */
async function finish(stage: SlackStage): Promise<readonly number[]> {
  stage.begin();
  const settled = async () => (await stage.store.posts.settled(DIGEST, '2020-04-20')).length;
  await until(async () => (await settled()) === CHANNELS.length);
  return CHANNELS.map((channel) => stage.slack.posts.filter((post) => post.channel === channel).length);
}

const ONCE = CHANNELS.map(() => 1);

describe('digests that are due', () => {
  it('come once each where replica after replica is killed before a post, after one, and as it looks for one', async () => {
    const stage = await open(null);
    for (const [at, fault] of [
      [asked, KILL_AND_LOSE],
      [done, KILL],
      [looked, KILL],
    ] as const)
      await injectNext(stage, stage.inject(at, fault));
    expect(await finish(stage)).toEqual(ONCE);
  });
});

describe.skipIf(!HAS_POSTGRES)('digests that are due to replicas on PostgreSQL', () => {
  let postgres: Postgres;
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(() => postgres.stop());

  it('come once each where a replica is frozen over its lease before a post, after one, and as it looks for one', async () => {
    const stage = await open(await postgres.schema());
    const frozen = [];
    for (const [at, fate] of [
      [asked, 'lost'],
      [done, undefined],
      [looked, undefined],
    ] as const) {
      const next = stage.freeze(at, fate);
      await injectNext(stage, next.injected);
      frozen.push(next);
    }
    await finish(stage);
    for (const one of frozen) await one.thaw();
    expect(await finish(stage)).toEqual(ONCE);
  });
});
