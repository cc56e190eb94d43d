import { Hono } from 'hono';
import type { AppContext, Connection } from '../platform/platform.ts';
import { serveSignIn } from './access.ts';
import { readAssets } from './assets.ts';
import { serveChat, serveOpinion } from './chat.ts';
import { serveDigest } from './digest.ts';
import type { PageFrame } from './layout.ts';
import { servePalette } from './palette.ts';
import { servePlan } from './plan-page.ts';
import { guardRequests } from './request-guard.ts';
import { serveGaps } from './unanswered.ts';

/** Serves the web console on the house's server: the chat, the plan, the daily post, the gaps. */
export async function connect(context: AppContext): Promise<Connection> {
  const frame: PageFrame = { context, assets: readAssets() };
  const app = new Hono();
  guardRequests(app, frame);
  app.get('/assets/:name', (c) => frame.assets.serve(c.req.param('name')) ?? c.notFound());
  serveChat(app, frame);
  serveOpinion(app, frame);
  servePlan(app, frame);
  servePalette(app, frame);
  serveDigest(app, frame);
  serveGaps(app, frame);
  serveSignIn(app, frame);
  context.server.mount('/', async (request) => {
    await context.loaded;
    return app.fetch(request);
  });
  const url = context.config.web.publicUrl ?? context.server.url;
  return {
    isConnected: () => true,
    statusText: `网页 ${url} 已打开，用浏览器提问、看全文。`,
    stop: async () => undefined,
  };
}
