import { Hono } from 'hono';
import type { AppContext, Connection } from '../platform/platform.ts';
import { serveSignIn } from './access.ts';
import { AnswerCache } from './answer-cache.ts';
import { readAssets } from './assets.ts';
import { serveChat, serveOpinion } from './chat/chat.ts';
import { servePalette } from './chat/palette.ts';
import { serveDigest } from './digest.ts';
import { serveDownloads } from './export/download.ts';
import { serveTasks } from './export/tasks-page.ts';
import type { PageFrame } from './layout.ts';
import { LIMITS } from './limits.ts';
import { servePlan, tabs } from './plan-page.ts';
import { openQuotas } from './quotas.ts';
import { guardRequests } from './request-guard.ts';
import { serveGaps } from './unanswered.ts';

/** Serves the web console on the house's server: the chat, the plan, the daily post, the gaps. */
export async function connect(context: AppContext): Promise<Connection> {
  const { config } = context;
  const frame: PageFrame = {
    ...{ context, assets: readAssets(), quotas: openQuotas(config) },
    answers: new AnswerCache(LIMITS.answersKept),
  };
  const app = new Hono();
  guardRequests(app, frame);
  app.get('/assets/:name', (c) => frame.assets.serve(c.req.param('name')) ?? c.notFound());
  serveChat(app, frame);
  serveOpinion(app, frame);
  serveDownloads(app, frame);
  serveTasks(app, frame, tabs);
  servePlan(app, frame);
  servePalette(app, frame);
  serveDigest(app, frame);
  serveGaps(app, frame);
  serveSignIn(app, frame);
  context.server.mount('/', async (request, client) => {
    await context.loaded;
    return app.fetch(request, client);
  });
  const url = context.config.web.publicUrl ?? context.server.url;
  return {
    isConnected: () => true,
    statusText: `网页 ${url} 已打开，用浏览器提问、看全文。`,
    stop: async () => undefined,
  };
}
