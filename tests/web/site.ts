import { connect as dial } from 'node:net';
import { onTestFinished } from 'vitest';
import type { Library } from '../../index/library.ts';
import type { AppContext } from '../../src/platform/platform.ts';
import { connect } from '../../src/web/connect.ts';
import { openTestApp } from '../test-app.ts';

/** The web console of an app of its own. */
export interface Site {
  readonly url: string;
  readonly context: AppContext;
  /** Warnings and errors of the log. */
  readonly logged: readonly string[];
}

/** A browser's ways without a browser: keeps cookies, names its origin. */
export interface Visitor {
  get(path: string, headers?: Record<string, string>): Promise<Page>;
  post(path: string, form: Record<string, string>, headers?: Record<string, string>): Promise<Page>;
  readonly cookies: Map<string, string>;
}

/** What came back. */
export interface Page {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

/** Opens the console; it closes with the test. */
export async function openSite(env: Record<string, string> = {}, library?: Library, now?: () => number): Promise<Site> {
  const testApp = await openTestApp({ QUESTIONS_PER_MINUTE: '1000', ...env }, library, now);
  onTestFinished(testApp.close);
  await connect(testApp.context);
  return { url: testApp.context.server.url, context: testApp.context, logged: testApp.logged };
}

/** Somebody who visits. */
export function visit({ url }: Pick<Site, 'url'>): Visitor {
  const cookies = new Map<string, string>();
  const send = async (path: string, init: RequestInit): Promise<Page> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...(cookie === '' ? {} : { cookie }), ...(init.headers as Record<string, string>) };
    const response = await fetch(url + path, { redirect: 'manual', ...init, headers });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    return { status: response.status, headers: response.headers, body: await response.text() };
  };
  return {
    cookies,
    get: (path, headers = {}) => send(path, { headers }),
    post: (path, form, headers = {}) =>
      send(path, { method: 'POST', body: new URLSearchParams(form), headers: { origin: url, ...headers } }),
  };
}

/** As htmx asks: the answer alone comes back. */
export const PARTIAL = { 'hx-request': 'true' };

/** Sends bytes as they are and gives what comes back. */
export function raw({ url }: Pick<Site, 'url'>, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = dial(Number(new URL(url).port), '127.0.0.1', () => socket.write(text));
    let said = '';
    socket.on('data', (chunk) => {
      said += chunk;
    });
    socket.once('close', () => resolve(said)).once('error', reject);
  });
}
