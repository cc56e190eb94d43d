import { Fault } from '../../index/text/fault.ts';
import { type Database, sql } from './sql.ts';

/**
 * How the tables came to be, oldest first; the place in the list is the number. One that has been released is never
 * changed: a new one follows it. An id is the highest plus one, taken in line, so that ids are in order of arrival.
 */
export const MIGRATIONS: readonly (readonly string[])[] = [
  [
    `create table inbox (
      id bigint primary key,
      key text not null,
      thread text not null,
      body text not null,
      at bigint not null,
      attempts integer not null default 0,
      lease_until bigint not null default 0,
      token text,
      done_at bigint
    )`,
    'create index inbox_waiting on inbox (id) where done_at is null',
    'create index inbox_threads on inbox (thread, id) where done_at is null',
    'create index inbox_done on inbox (done_at) where done_at is not null',
    'create table inbox_keys (key text primary key, inbox bigint not null)',
    'create index inbox_keys_inbox on inbox_keys (inbox)',
    'create table conversations (thread text primary key, body text not null, at bigint not null)',
    `create table feedback (
      answer text not null,
      asker text not null,
      verdict text not null,
      reason text,
      question text not null,
      at bigint not null,
      primary key (answer, asker)
    )`,
    'create index feedback_at on feedback (at)',
    'create table unanswered (question text not null, asker text not null, place text not null, at bigint not null)',
    'create index unanswered_at on unanswered (at)',
    'create table rates (asker text primary key, since bigint not null, hits bigint not null)',
  ],
  [
    `create table subscriptions (
      platform text not null,
      channel text not null,
      at text not null,
      scope text,
      rhythm text not null,
      paused_until text,
      set_by text not null,
      set_name text,
      since bigint not null,
      left_why text,
      told_at bigint,
      primary key (platform, channel)
    )`,
    `create table posts (
      platform text not null,
      channel text not null,
      day text not null,
      kind text not null,
      first_at bigint not null,
      attempts integer not null,
      lease_until bigint not null,
      token text not null,
      posted_at bigint,
      skipped text,
      primary key (platform, channel, day, kind)
    )`,
    'create index posts_day on posts (day)',
  ],
  ['create table leases (name text primary key, holder text not null, lease_until bigint not null)'],
];

/**
 * Brings the tables up to date and says which migrations ran, by number from 1. Of several that start at once one
 * does the work and the others find it done. Throws Fault, naming `file`, where a newer program has been here.
 */
export function migrate(database: Database, file: string, migrations = MIGRATIONS): Promise<readonly number[]> {
  return database.transaction(function* () {
    yield sql('create table if not exists migrations (number integer primary key)');
    const [row] = yield sql('select coalesce(max(number), 0) as number from migrations');
    const last = Number(row?.number);
    if (last > migrations.length)
      throw new Fault(file, null, '数据库已由更新的版本升级过', '换回较新的版本，或还原升级前的备份');
    const missing = migrations.map((_, i) => i + 1).slice(last);
    for (const number of missing) {
      for (const text of migrations[number - 1] ?? []) yield sql(text);
      yield sql('insert into migrations (number) values ($1)', number);
    }
    return missing;
  });
}
