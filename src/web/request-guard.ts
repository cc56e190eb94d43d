import type { Hono, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { csrf } from 'hono/csrf';
import { html } from 'hono/html';
import { secureHeaders } from 'hono/secure-headers';
import { drain, tooMany } from '../platform/http-server.ts';
import { unwrittenText } from '../store/outage.ts';
import { isSecure } from './cookie.ts';
import { notice, type PageFrame } from './layout.ts';
import { LIMITS } from './limits.ts';
import { knownSession } from './session.ts';

const NONE = ["'none'"];
const SELF = ["'self'"];
/** Everything comes from this server; no inline script or style, no frame around a page. */
const POLICY = {
  defaultSrc: NONE,
  scriptSrc: SELF,
  styleSrc: SELF,
  imgSrc: SELF,
  connectSrc: SELF,
  formAction: SELF,
  frameAncestors: NONE,
  baseUri: NONE,
};

/** Puts what keeps harm away in front of all pages: headers, limits, size of forms, forms of our own pages only. */
export function guardRequests(app: Hono, frame: PageFrame): void {
  const { publicUrl } = frame.context.config.web;
  app.use(
    secureHeaders({
      contentSecurityPolicy: POLICY,
      referrerPolicy: 'same-origin',
      strictTransportSecurity: isSecure(frame.context),
      xFrameOptions: 'DENY',
    }),
  );
  app.use(keepPrivate);
  app.use(limitSession(frame));
  app.use(
    bodyLimit({
      maxSize: LIMITS.form,
      onError: async (c) => {
        await drain(c.req.raw);
        return c.html(notice(frame, '内容太长', '这次提交的内容太长，没有处理。请缩短后再试。'), 413);
      },
    }),
  );
  app.use(onlyForms(frame));
  app.use(csrf({ origin: (origin, c) => origin === new URL(c.req.url).origin || origin === publicUrl }));
  app.notFound((c) => c.html(notice(frame, '没有这个页面', '地址不对，或页面已经不在。'), 404));
  app.onError((error, c) => {
    const status = 'status' in error && typeof error.status === 'number' ? error.status : 500;
    if (status === 403) return c.html(notice(frame, '没有处理', '这次提交不是从本页面发出的，没有处理。'), 403);
    const unwritten = unwrittenText(error);
    if (unwritten !== null) {
      const isPartial = c.req.header('hx-request') === 'true';
      const line = html`<p class="refusal" role="alert">${unwritten}</p>`;
      return c.html(isPartial ? line : notice(frame, '没有记下', unwritten), 503);
    }
    frame.context.log.error({ error: String(error), path: c.req.path }, 'page failed');
    return c.html(notice(frame, '出错了', '这次没有处理成功，请再试一次。'), 500);
  });
}

/** A form of another kind, or none, is nothing that our pages send. */
function onlyForms(frame: PageFrame): MiddlewareHandler {
  return async (c, next) => {
    const type = c.req.header('content-type') ?? '';
    if (c.req.method !== 'POST' || /^application\/x-www-form-urlencoded\b/i.test(type)) return next();
    return c.html(notice(frame, '没有处理', '只接受本页面的表单。'), 415);
  };
}

/** No browser and no proxy keeps what stands on a page of somebody's own; the plan is the same for all. */
const keepPrivate: MiddlewareHandler = async (c, next) => {
  await next();
  if (!c.res.headers.has('cache-control')) c.header('cache-control', isPublic(c.req.path) ? 'no-cache' : 'no-store');
};

function isPublic(path: string): boolean {
  return path.startsWith('/plan/');
}

/** One browser may send half of what its address may, on whatever pages. */
function limitSession({ quotas }: PageFrame): MiddlewareHandler {
  return async (c, next) => {
    const session = knownSession(c);
    const wait = session === null ? 0 : await quotas.session.take(session);
    return wait === 0 ? next() : tooMany(wait);
  };
}
