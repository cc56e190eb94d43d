import { createHmac, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { STORE_LIMITS } from './limits.ts';
import type { Database } from './sql.ts';
import type { Store } from './store.ts';

/** Puts a keyed hash in the place of a person's id: the same for the same person, and no way back without the key. */
type Pseudonym = (id: string) => string;

/** How hashes begin, by which they are known from ids. */
const MARK = 'h:';
/** File of the key within the data folder. */
const KEY_FILE = 'user-ids.key';
/** Where ids stand that are not needed to answer. */
const COLUMNS = [
  ['feedback', 'asker'],
  ['unanswered', 'asker'],
  ['rates', 'asker'],
  ['conversations', 'thread'],
] as const;

/** Makes pseudonyms by a key. */
export function openPseudonyms(key: string): Pseudonym {
  return (id) =>
    id === ''
      ? ''
      : `${MARK}${createHmac('sha256', key).update(id).digest('base64url').slice(0, STORE_LIMITS.pseudonym)}`;
}

/** The key of this machine, kept in the data folder for its owner's eyes; made where there is none. */
export function readUserKey(dataDir: string): string {
  const file = join(dataDir, KEY_FILE);
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  try {
    writeFileSync(file, randomBytes(32).toString('hex'), { flag: 'wx', mode: STORE_LIMITS.fileMode });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(file, 'utf8').trim();
}

/** A store that keeps pseudonyms wherever the id itself is not needed to answer. */
export function hideUsers(store: Store, pseudonym: Pseudonym): Store {
  const { feedback, unanswered, rates, conversations } = store;
  return {
    ...store,
    feedback: {
      ...feedback,
      add: (opinion) => feedback.add({ ...opinion, user: pseudonym(opinion.user) }),
      remove: ({ answer, user }) => feedback.remove({ answer, user: pseudonym(user) }),
    },
    unanswered: { ...unanswered, add: (gap) => unanswered.add({ ...gap, user: pseudonym(gap.user) }) },
    rates: { ...rates, hit: (user, now, perMinute) => rates.hit(pseudonym(user), now, perMinute) },
    conversations: {
      ...conversations,
      recall: (thread, now) => conversations.recall(pseudonym(thread), now),
      remember: (thread, json, now) => conversations.remember(pseudonym(thread), json, now),
    },
  };
}

/** Replaces ids that were kept before pseudonyms were asked for. */
export async function replaceUsers(database: Database, pseudonym: Pseudonym): Promise<void> {
  for (const [table, column] of COLUMNS) {
    const text = `select distinct ${column} as id from ${table} where ${column} not like '${MARK}%' and ${column} <> ''`;
    for (const { id } of await database.all<{ id: string }>(text))
      await database.run(`update ${table} set ${column} = $1 where ${column} = $2`, [pseudonym(id), id]);
  }
}
