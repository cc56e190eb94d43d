import type { Context, Hono, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { csrf } from 'hono/csrf';
import { secureHeaders } from 'hono/secure-headers';
import { drain, isLoopback } from '../platform/http-server.ts';
import { isSecure } from './cookie.ts';
import { notice, type PageFrame } from './layout.ts';
import { LIMITS } from './limits.ts';

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

/** Puts what keeps harm away in front of all pages: headers, known hosts, size of forms, forms of our own pages only. */
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
  app.use(knownHost(frame));
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

/** Whether a request names this machine as its host: a strange name that leads here may be a page of somebody else's. */
export function isLocal(c: Context): boolean {
  return isLoopback(new URL(c.req.url).hostname.replace(/^\[(.*)\]$/, '$1'));
}

/** Without a token the console is for this machine and the public address alone. */
function knownHost(frame: PageFrame): MiddlewareHandler {
  const { token, publicUrl } = frame.context.config.web;
  return async (c, next) => {
    const host = new URL(c.req.url).host;
    const isKnown = token !== null || isLocal(c) || (publicUrl !== null && host === new URL(publicUrl).host);
    return isKnown ? next() : c.html(notice(frame, '没有处理', `不认识的主机名：${host}。`), 421);
  };
}
