import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HAS_POSTGRES } from '../parts.ts';
import { type Postgres, startPostgres } from '../postgres.ts';
import { KILL, KILL_AND_LOSE, openSlackStage, type SlackStage } from './stage.ts';
import type { Moment } from './standin/state.ts';

/** Longer than a row is held, in milliseconds. */
const LEASE = 31_000;
/** Ends of random pauses after which a connected replica is killed, in milliseconds. */
const PAUSES = [10, 50, 150];

const sent = ({ kind }: Moment) => kind === 'sent';
const acknowledged = ({ kind }: Moment) => kind === 'acknowledged';
const call = (is: Moment['kind'], name: string) => (moment: Moment) => moment.kind === is && moment.method === name;
const [asked, done] = [call('asked', 'chat.postMessage'), call('done', 'chat.postMessage')];
const looked = call('asked', 'conversations.replies');

/** The moments at which the replica is killed that answers. */
const POINTS = [
  ['before it has read it', sent, KILL],
  ['when it is in the inbox, before the acknowledgement', acknowledged, KILL_AND_LOSE],
  ['after the acknowledgement', acknowledged, KILL],
  ['before the post', asked, KILL_AND_LOSE],
  ['after the post, before it is noted', done, KILL],
] as const;

/** Asks something in a thread of its own; gives how the delivery goes, and the posts in the thread. */
function ask({ slack }: SlackStage, text = '6.2') {
  const mention = slack.mention(text);
  const { ts } = mention.body.event as { ts: string };
  const delivery = slack.deliver(mention);
  return { delivery, posts: () => slack.posts.filter((post) => post.thread_ts === ts) };
}

/** Asks and kills at one point after the other; each time another replica takes over when the lease has ended. */
async function killAt(points: readonly (typeof POINTS)[number][], stage: SlackStage): Promise<void> {
  for (const [name, at, fault] of points) {
    const injected = stage.inject(at, fault);
    const { delivery, posts } = ask(stage);
    await injected;
    stage.forward(LEASE);
    await stage.join();
    expect((await delivery).acked, name).toBe(true);
    await stage.answered();
    expect(posts(), name).toHaveLength(1);
  }
}

/** Freezes the replica that answers, lets another take over when the lease has ended, and lets the first finish. */
async function freezeOverLease<Begun>(
  stage: SlackStage,
  at: (moment: Moment) => boolean,
  fate: 'lost' | undefined,
  begin: () => Begun | Promise<Begun>,
): Promise<Begun> {
  const frozen = stage.freeze(at, fate);
  const begun = await begin();
  await frozen.injected;
  stage.forward(LEASE);
  await stage.join();
  await stage.answered();
  await frozen.thaw();
  return begun;
}

// One stage for all tests of a database: the replica that one fault leaves is the one that the next strikes.
describe('a question to a replica on SQLite', () => {
  let stage: SlackStage;
  beforeAll(async () => {
    stage = await openSlackStage(null);
    await stage.join();
  });
  afterAll(() => stage.close());

  it('is answered once where it is killed, at whatever point that is', async () => {
    await killAt(POINTS, stage);
  });

  it('is answered once where it is killed at any moment', async () => {
    const questions: ReturnType<typeof ask>[] = [];
    for (const pause of PAUSES) {
      questions.push(...['6.1', '6.2', '6.3'].map((text) => ask(stage, text)));
      await sleep(Math.random() * pause);
      await stage.newest().end('SIGKILL');
      stage.forward(LEASE);
      await stage.join();
    }
    for (const { delivery } of questions) expect((await delivery).acked).toBe(true);
    await stage.answered();
    expect(questions.map(({ posts }) => posts().length)).toEqual(questions.map(() => 1));
  });
});

describe.skipIf(!HAS_POSTGRES)('a question to replicas on PostgreSQL', () => {
  let stage: SlackStage;
  let postgres: Postgres;
  beforeAll(async () => {
    postgres = await startPostgres();
    stage = await openSlackStage(await postgres.schema());
    await stage.join();
  });
  afterAll(async () => {
    await stage.close();
    await postgres.stop();
  });

  it('is answered once where its replica is killed before the acknowledgement and after the post', async () => {
    await killAt([POINTS[1], POINTS[4]], stage);
  });

  it.each([
    ['before the post, which is lost', asked, 'lost'],
    ['after the post, before it is noted', done, undefined],
  ] as const)('is answered once where its replica is frozen over its lease %s', async (_, at, fate) => {
    const question = await freezeOverLease(stage, at, fate, () => ask(stage));
    expect((await question.delivery).acked).toBe(true);
    expect(question.posts()).toHaveLength(1);
  });

  it('is answered once where its second replica is frozen over its lease as it looks for the post', async () => {
    const injected = stage.inject(asked, KILL_AND_LOSE);
    const { posts } = ask(stage);
    await injected;
    stage.forward(LEASE);
    await freezeOverLease(stage, looked, undefined, () => stage.begin());
    expect(posts()).toHaveLength(1);
  });
});
