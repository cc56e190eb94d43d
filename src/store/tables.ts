/** A table as it is backed up. */
interface BackedTable {
  readonly name: string;
  /** In which order its rows are read, so that pages of them are whole. */
  readonly order: string;
  /**
   * What a restore does with the rows that are there: `replace` takes them out; `add` keeps them, since they tell what
   * was answered or posted after the backup, and would be again.
   */
  readonly restore: 'replace' | 'add';
}

/** All tables of the store, but that of the migrations. */
export const BACKED_TABLES: readonly BackedTable[] = [
  { name: 'inbox', order: 'id', restore: 'add' },
  { name: 'inbox_keys', order: 'key', restore: 'add' },
  { name: 'posts', order: 'platform, channel, day, kind', restore: 'add' },
  { name: 'leases', order: 'name', restore: 'add' },
  { name: 'subscriptions', order: 'platform, channel', restore: 'replace' },
  { name: 'conversations', order: 'thread', restore: 'replace' },
  { name: 'feedback', order: 'answer, asker', restore: 'replace' },
  { name: 'unanswered', order: 'at, question, asker, place', restore: 'replace' },
  { name: 'rates', order: 'asker', restore: 'replace' },
];

/** The first line of a backup: what it is, up to which migration its tables were brought, and when it was made. */
export interface BackupHead {
  readonly backup: typeof BACKUP_NAME;
  readonly migration: number;
  readonly at: string;
}

/** By which a backup is known. */
export const BACKUP_NAME = 'work-plan-assistant';
