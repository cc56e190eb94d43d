import type { Context } from 'hono';
import { setCookie } from 'hono/cookie';
import type { AppContext } from '../platform/platform.ts';

/** Whether people reach the console over https, by its public address. */
export function isSecure({ config }: AppContext): boolean {
  return config.web.publicUrl?.startsWith('https:') === true;
}

/** Sets a cookie that no script reads and no other page's form brings along; `more` says how long it is kept. */
export function keepCookie(
  c: Context,
  context: AppContext,
  name: string,
  value: string,
  more: { maxAge?: number } = {},
): void {
  setCookie(c, name, value, { httpOnly: true, sameSite: 'Lax', path: '/', secure: isSecure(context), ...more });
}
