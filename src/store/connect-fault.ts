import { Fault } from '../../index/text/fault.ts';

/** What PostgreSQL's and Node's refusals mean, by code or words: what is wrong, and the mend. */
const REFUSALS: readonly (readonly [RegExp, string, string])[] = [
  [
    /SELF_SIGNED|UNABLE_TO_(?:VERIFY|GET_ISSUER)/,
    '服务器证书不是公认机构签发的',
    '在 DATABASE_URL 末尾加 ?sslmode=verify-full&sslrootcert=证书文件（PEM，签发它的 CA 或它自己）；只在内网且不核对证书时才写 sslmode=no-verify',
  ],
  [
    /ERR_TLS_CERT_ALTNAME_INVALID/,
    '服务器证书不是给这个主机名的',
    'DATABASE_URL 里写证书上的主机名，或在末尾加 ?sslmode=verify-ca&uselibpqcompat=true&sslrootcert=证书文件',
  ],
  [/CERT_HAS_EXPIRED|CERT_NOT_YET_VALID/, '服务器证书过期或还没有生效', '更换数据库的证书，并检查本机的日期'],
  [/does not support SSL/, '服务器没有开 TLS', '把 DATABASE_URL 里的 sslmode 改成 disable，或在服务器上打开 ssl'],
  [
    /no pg_hba\.conf entry.*no encryption/i,
    '服务器只收 TLS 连接',
    '在 DATABASE_URL 末尾加 ?sslmode=verify-full&sslrootcert=证书文件',
  ],
  [
    /unsupported startup parameter/i,
    '中间的 PgBouncer 不收其中的参数',
    '从 DATABASE_URL 里去掉这个参数（options 里的也一样），或在 pgbouncer.ini 的 ignore_startup_parameters 里加上它',
  ],
  [
    /^(?:28P01|28000)\b|password authentication/,
    '账号或口令不对',
    '检查 DATABASE_URL 里的账号和口令，特殊字符要写成 %40 这样的编码',
  ],
  [/^3D000\b/, '没有这个数据库', '先建数据库，或改正 DATABASE_URL 最后一段的库名'],
  [/^(?:42501|3F000)\b/, '账号没有建表的权限', '给这个账号在它的 schema 里 CREATE 权限'],
  [/^53300\b/, '连接数用完了', '把 DATABASE_POOL 改小（每个副本各占这么多），或提高账号的连接上限'],
  [/^25006\b/, '数据库是只读的', '连主库，不要连只读的备库'],
];

/** A store that cannot be opened, as one line that says the mend. `where` is the file, or the setting of a server. */
export function connectFault(where: string, isServer: boolean, error: unknown): Fault {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const text = reason(cause);
  if (!isServer)
    return new Fault(where, null, `数据库打不开（${text}）`, '检查 DATA_DIR 的路径和读写权限，文件损坏时用备份还原');
  const { code = '' } = cause as { readonly code?: string };
  const [, what, mend] = REFUSALS.find(([pattern]) => pattern.test(`${code} ${text}`)) ?? [];
  if (what === undefined || mend === undefined)
    return new Fault(where, null, `PostgreSQL 打不开（${text}）`, '检查地址、账号和建表权限，并确认数据库已启动');
  return new Fault(where, null, `PostgreSQL 打不开：${what}（${text}）`, mend);
}

/** In one line. Where several addresses were tried, Node leaves the message empty and gives a code. */
function reason(error: unknown): string {
  const { message = '', code = '' } = error as { readonly message?: string; readonly code?: string };
  return (message || code || String(error)).replace(/\s+/g, ' ');
}
