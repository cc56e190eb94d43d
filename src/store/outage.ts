/** Why the store cannot be used, in a word: `full` and `readonly` still let it be read. */
export type OutageKind =
  | 'full'
  | 'readonly'
  | 'busy'
  | 'timeout'
  | 'connections'
  | 'unreachable'
  | 'disk'
  | 'damaged'
  | 'other';

/** How each is said to people. */
const REASONS: Readonly<Record<OutageKind, string>> = {
  full: '磁盘已满，写不进去',
  readonly: '数据库是只读的，写不进去',
  busy: '数据库一直被别的程序占用',
  timeout: '数据库没有回应',
  connections: '数据库的连接数用完了',
  unreachable: '数据库连不上',
  disk: '磁盘读写出错',
  damaged: '数据库文件损坏',
  other: '数据库出错',
};

/** SQLite's codes, PostgreSQL's (SQLSTATE) and Node's, by the beginning of their name. */
const CODES: readonly (readonly [RegExp, OutageKind])[] = [
  [/^(?:SQLITE_FULL|53100|ENOSPC|EDQUOT)/, 'full'],
  [/^(?:SQLITE_READONLY|25006|EROFS)/, 'readonly'],
  [/^(?:SQLITE_BUSY|SQLITE_LOCKED|55P03)/, 'busy'],
  [/^(?:57014|25P03|ETIMEDOUT)/, 'timeout'],
  [/^53300/, 'connections'],
  [/^(?:SQLITE_CORRUPT|SQLITE_NOTADB|XX001|XX002)/, 'damaged'],
  [/^SQLITE_IOERR/, 'disk'],
  [/^(?:SQLITE_CANTOPEN|ECONN|EPIPE|ENOTFOUND|EAI_|EHOSTUNREACH|57P0|08)/, 'unreachable'],
];

/** What the drivers say without a code. */
const WORDS: readonly (readonly [RegExp, OutageKind])[] = [
  // In line for one of the pool's.
  [/exceeded when trying to connect/, 'connections'],
  [/timeout/i, 'timeout'],
  [/connection (?:terminated|ended)|not open|pool after calling end|cannot use a pool/i, 'unreachable'],
];

/** The store cannot be used just now: nothing is amiss with what was asked of it. */
export class StoreOutage extends Error {
  readonly kind: OutageKind;
  /** In Chinese, for the people who run it and for those who ask. */
  readonly reason: string;

  constructor(kind: OutageKind, cause: unknown) {
    super(`store unavailable (${kind}): ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.name = 'StoreOutage';
    this.kind = kind;
    this.reason = REASONS[kind];
  }
}

/** The outage behind a driver's error; null where the statement itself is wrong. */
export function outageOf(error: unknown): StoreOutage | null {
  if (error instanceof StoreOutage) return error;
  const { code = '', message = '' } = error as { readonly code?: unknown; readonly message?: string };
  const [, byCode] = CODES.find(([pattern]) => pattern.test(String(code))) ?? [];
  const [, byWords] = WORDS.find(([pattern]) => pattern.test(message)) ?? [];
  const kind = byCode ?? byWords;
  return kind === undefined ? null : new StoreOutage(kind, error);
}

/** What a person is told whose order could not be kept; null where the store is not to blame. */
export function unwrittenText(error: unknown): string | null {
  // Bolt hands on what was thrown in an error of its own.
  const outage = outageOf((error as { readonly original?: unknown }).original ?? error);
  return outage === null ? null : `系统暂时记不下（${outage.reason}），请稍后再试一次。`;
}
