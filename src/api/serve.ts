import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { cors } from 'hono/cors';
import { secureHeaders } from 'hono/secure-headers';
import { z } from 'zod';
import { drain } from '../platform/http-server.ts';
import type { AppContext } from '../platform/platform.ts';
import type { Gate } from './access.ts';
import { API_LIMITS } from './limits.ts';
import { describeApi, pathOf } from './openapi.ts';
import type { Operation } from './operation.ts';
import { OPERATIONS } from './operations.ts';
import { drawPage, PAGE_POLICY } from './page.ts';
import { type RequestProblem, tellProblem } from './problem.ts';
import { openTags, type SnapshotTag, sourceFor } from './source.ts';

/** What the API works with. */
interface Desk {
  readonly context: AppContext;
  readonly gate: Gate;
  readonly tagOf: SnapshotTag;
}

/** Serves /api: the operations behind a token; the page and the OpenAPI document for all. */
export function serveApi(context: AppContext, gate: Gate, version: string): void {
  const desk: Desk = { context, gate, tagOf: openTags() };
  const { origins } = context.config.api;
  const document = describeApi(version, context.config.web.publicUrl);
  const app = new Hono();
  app.use(secureHeaders({ contentSecurityPolicy: PAGE_POLICY, xFrameOptions: 'DENY', referrerPolicy: 'no-referrer' }));
  if (origins.length > 0) app.use(allowOrigins(origins));
  app.get('/api', (c) => c.html(drawPage(version)));
  app.get('/api/openapi.json', (c) => c.json(document));
  for (const operation of OPERATIONS) serveOperation(app, operation, desk);
  app.notFound((c) => tellProblem(c.req.raw, NOT_FOUND));
  app.onError((error, c) => {
    context.log.error({ error: String(error), path: c.req.path }, 'api request failed');
    return tellProblem(c.req.raw, FAILED);
  });
  context.server.mount('/api', async (request) => {
    await context.loaded;
    return app.fetch(request);
  });
}

/** Pages of these origins may call from a browser; of no others. */
function allowOrigins(origins: readonly string[]) {
  return cors({
    origin: (asked) => (origins.includes(asked) ? asked : null),
    allowHeaders: ['authorization', 'content-type', 'if-none-match', 'accept-language'],
    exposeHeaders: ['etag', 'ratelimit-limit', 'ratelimit-remaining', 'ratelimit-reset', 'retry-after'],
    maxAge: API_LIMITS.preflight,
  });
}

function serveOperation(app: Hono, operation: Operation, desk: Desk): void {
  const path = pathOf(operation);
  const limit = bodyLimit({
    maxSize: API_LIMITS.body,
    onError: async (c) => {
      await drain(c.req.raw);
      return tellProblem(c.req.raw, TOO_LARGE);
    },
  });
  app.on(operation.method, path, limit, (c) => answer(c, operation, desk));
  app.all(path, (c) => tellProblem(c.req.raw, wrongMethod(operation)));
}

async function answer(c: Context, operation: Operation, { context, gate, tagOf }: Desk): Promise<Response> {
  const admitted = await gate.admit(c.req.raw);
  if ('problem' in admitted) return tellProblem(c.req.raw, admitted.problem);
  const input = operation.method === 'get' ? { value: readQuery(c) } : await readBody(c);
  if ('problem' in input) return tellProblem(c.req.raw, input.problem);
  const checked = operation.input.safeParse(input.value);
  if (!checked.success) return tellProblem(c.req.raw, invalid(checked.error));
  const source = sourceFor(context, admitted.client);
  const tag = operation.method === 'get' ? `"${tagOf(source)}"` : null;
  const headers = {
    ...admitted.headers,
    ...(tag === null ? { 'cache-control': 'no-store' } : { etag: tag, 'cache-control': 'private, no-cache' }),
    vary: 'Authorization',
  };
  if (tag !== null && isKnown(c.req.header('if-none-match'), tag)) return new Response(null, { status: 304, headers });
  return c.json(await operation.run(checked.data, source), 200, headers);
}

/** A parameter that comes twice is an array, which no schema takes. */
function readQuery(c: Context): Readonly<Record<string, unknown>> {
  const all = Object.entries(c.req.queries());
  return Object.fromEntries(all.map(([name, values]) => [name, values.length === 1 ? values[0] : values]));
}

async function readBody(c: Context): Promise<{ readonly value: unknown } | { readonly problem: RequestProblem }> {
  const type = c.req.header('content-type') ?? '';
  if (!/^application\/json\b/i.test(type)) return { problem: NOT_JSON };
  try {
    return { value: await c.req.json() };
  } catch {
    return { problem: NOT_JSON };
  }
}

function isKnown(header: string | undefined, tag: string): boolean {
  const tags = (header ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''));
  return tags.includes(tag) || tags.includes('*');
}

const NOT_FOUND: RequestProblem = {
  code: 'not-found',
  detail: { zh: '有哪些地址见 /api。', en: 'See /api for what there is.' },
};
const FAILED: RequestProblem = {
  code: 'failed',
  detail: { zh: '这次没有处理成功，请再试一次。', en: 'This request failed; try again.' },
};
const TOO_LARGE: RequestProblem = {
  code: 'too-large',
  detail: { zh: `最多${API_LIMITS.body}字节，请缩短后再试。`, en: `At most ${API_LIMITS.body} bytes.` },
};
const NOT_JSON: RequestProblem = {
  code: 'not-json',
  detail: { zh: '用 Content-Type: application/json 发一个 JSON 对象。', en: 'Send a JSON object as application/json.' },
};

function wrongMethod({ method }: Operation): RequestProblem {
  const allow = method.toUpperCase();
  return {
    code: 'method-not-allowed',
    detail: { zh: `这里用 ${allow}。`, en: `Use ${allow} here.` },
    headers: { allow },
  };
}

function invalid(error: z.ZodError): RequestProblem {
  const fields = [
    ...new Set(
      error.issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys : issue.path.join('.'))),
    ),
  ].map((field) => (field === '' ? '.' : field));
  return {
    code: 'invalid',
    detail: { zh: `字段不对：${fields.join('、')}。写法见 /api。`, en: `${z.prettifyError(error)}` },
    fields,
  };
}
