import { Hono } from 'hono';
import type { Connection, House } from '../platform/platform.ts';
import { serveSignIn } from './access.ts';
import { readAssets } from './assets.ts';
import { serveChat } from './chat.ts';
import { serveDigest } from './digest.ts';
import { serveOpinion } from './feedback.ts';
import { servePlan } from './fulltext.ts';
import { serveGaps } from './gaps.ts';
import { guard } from './guard.ts';
import type { Frame } from './layout.ts';

/** Serves the web console on the house's server: the chat, the plan, the daily post, the gaps. */
export async function connect(house: House): Promise<Connection> {
  const frame: Frame = { house, assets: readAssets() };
  const app = new Hono();
  guard(app, frame);
  app.get('/assets/:name', (c) => frame.assets.serve(c.req.param('name')) ?? c.notFound());
  serveChat(app, frame);
  serveOpinion(app, frame);
  servePlan(app, frame);
  serveDigest(app, frame);
  serveGaps(app, frame);
  serveSignIn(app, frame);
  house.server.mount('/', async (request) => {
    await house.loaded;
    return app.fetch(request);
  });
  const url = house.config.web.publicUrl ?? house.server.url;
  return { isConnected: () => true, line: `网页 ${url} 已打开，用浏览器提问、看全文。`, stop: async () => undefined };
}
