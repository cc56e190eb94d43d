import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { secureHeaders } from 'hono/secure-headers';
import { Fault } from '../../index/text/fault.ts';
import { asReadOnly } from '../../intents/digest/read-only.ts';
import { MINUTE, SECOND } from '../config/durations.ts';
import { ROOT } from '../config/root.ts';
import { answerQuestion, readFocus } from '../platform/conversation.ts';
import { drain } from '../platform/http-server.ts';
import type { AppContext, Connection } from '../platform/platform.ts';
import { openQuota } from '../platform/quota.ts';
import { EMBED_LIMITS } from './limits.ts';
import { drawExample, drawFrame, drawNotice, STYLE_HASH } from './page.ts';

const SCRIPT = 'dist/embed.js';

/** Serves the question box for pages of other sites: the script, the frame, and a page that shows it. Keeps nothing of who asks. */
export async function connectEmbed(context: AppContext): Promise<Connection> {
  const { origins } = context.config.api;
  const { server } = context;
  const script = readScript();
  const app = new Hono();
  app.use(guard(origins));
  app.get('/embed.js', (c) => {
    c.header('content-type', 'text/javascript; charset=utf-8');
    c.header('cache-control', `public, max-age=${EMBED_LIMITS.scriptAge}`);
    c.header('cross-origin-resource-policy', 'cross-origin');
    return c.body(script);
  });
  app.get('/embed/example', (c) => c.html(drawExample()));
  app.get('/embed', (c) => c.html(drawFrame(context.knowledge, null)));
  serveQuestions(app, context);
  app.notFound((c) => c.html(drawNotice('地址不对。'), 404));
  app.onError((error, c) => {
    context.log.error({ error: String(error), path: c.req.path }, 'embedded page failed');
    return c.html(drawNotice('这次没有处理成功，请再试一次。'), 500);
  });
  for (const path of ['/embed', '/embed.js'])
    server.mount(path, async (request) => {
      await context.loaded;
      return app.fetch(request);
    });
  const url = context.config.web.publicUrl ?? server.url;
  return {
    isConnected: () => true,
    statusText: `提问框可以嵌入 ${origins.join('、')} 的网页，示例 ${url}/embed/example。`,
    stop: async () => undefined,
  };
}

/** Forms only: no script runs in the frame, and only named sites may hold it. */
function guard(origins: readonly string[]) {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: [STYLE_HASH],
      frameSrc: ["'self'"],
      formAction: ["'self'"],
      frameAncestors: ["'self'", ...origins],
      baseUri: ["'none'"],
    },
    referrerPolicy: 'no-referrer',
    xFrameOptions: false,
    crossOriginResourcePolicy: false,
  });
}

function readScript(): string {
  try {
    return readFileSync(join(ROOT, SCRIPT), 'utf8');
  } catch {
    throw new Fault(SCRIPT, null, '网页的文件不在', '重新运行 npm ci');
  }
}

/** What is asked is posted and comes with what was spoken of last, so that nothing of it stands in an address or is kept. */
function serveQuestions(app: Hono, context: AppContext): void {
  const quota = openQuota(EMBED_LIMITS.perMinute, MINUTE / SECOND);
  const tooLarge = async (c: Context) => {
    await drain(c.req.raw);
    return c.html(drawNotice('内容太长，请缩短后再试。'), 413);
  };
  app.post('/embed', bodyLimit({ maxSize: EMBED_LIMITS.form, onError: tooLarge }), async (c) => {
    if ((await quota.take('all')) > 0) return c.html(drawNotice('现在问的人太多，请一分钟后再试。'), 429);
    const { text, focus } = await c.req.parseBody();
    const known = readFocus(typeof focus === 'string' && focus !== '' ? focus : null);
    const consulted = answerQuestion(context, typeof text === 'string' ? text : '', known);
    const answered = { ...consulted, answer: asReadOnly(consulted.answer) };
    return c.html(drawFrame(context.knowledge, answered));
  });
}
