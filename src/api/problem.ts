import { parseAccept } from 'hono/utils/accept';
import type { Bilingual } from './operation.ts';

/** What may be wrong with a request, by its code: the HTTP status and the title. */
export const PROBLEMS = {
  'token-missing': { status: 401, zh: '没有令牌', en: 'No token' },
  'token-wrong': { status: 401, zh: '令牌不对', en: 'Wrong token' },
  'origin-refused': { status: 403, zh: '来源不在名单里', en: 'Origin not allowed' },
  'not-found': { status: 404, zh: '没有这个地址', en: 'Not found' },
  'method-not-allowed': { status: 405, zh: '方法不对', en: 'Method not allowed' },
  'too-large': { status: 413, zh: '内容太大', en: 'Too large' },
  'not-json': { status: 415, zh: '不是 JSON', en: 'Not JSON' },
  invalid: { status: 400, zh: '参数不对', en: 'Invalid parameters' },
  'too-many': { status: 429, zh: '请求太多', en: 'Too many requests' },
  failed: { status: 500, zh: '出错了', en: 'Failed' },
} as const;
/** Code of a problem. */
type ProblemCode = keyof typeof PROBLEMS;

/** A problem before it is told. */
export interface RequestProblem {
  readonly code: ProblemCode;
  /** What is wrong and the mend. */
  readonly detail: Bilingual;
  readonly fields?: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** Tells a problem as problem+json, in Chinese unless English is preferred. */
export function tellProblem(request: Request, { code, detail, fields, headers }: RequestProblem): Response {
  const language = preferred(request.headers.get('accept-language'));
  const { status, ...title } = PROBLEMS[code];
  const body = {
    ...{ type: `/api#${code}`, title: title[language], status, detail: detail[language] },
    ...(fields === undefined ? {} : { fields }),
  };
  return Response.json(body, {
    status,
    headers: {
      ...{ 'content-type': 'application/problem+json; charset=utf-8', 'content-language': language },
      ...{ 'cache-control': 'no-store', vary: 'Accept-Language' },
      ...headers,
    },
  });
}

function preferred(header: string | null): keyof Bilingual {
  const asked = parseAccept(header ?? '').map(({ type }) => type.toLowerCase().split('-')[0]);
  return asked.find((one) => one === 'zh' || one === 'en') === 'en' ? 'en' : 'zh';
}
