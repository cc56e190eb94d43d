import { z } from 'zod';
import { PAUSE } from '../limits.ts';

const outcome = z.looseObject({ errcode: z.number() });

/**
 * Posts markdown to an address of WeCom's: its errcode, 0 for taken; null where nobody knows, since no answer came. No
 * error is passed on: the address holds a secret.
 */
export async function postJson(url: string, body: unknown): Promise<number | null> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(PAUSE.http),
    });
    const read = outcome.safeParse(await response.json().catch(() => null)).data;
    return read?.errcode ?? (response.ok ? null : response.status);
  } catch {
    return null;
  }
}

/** Answers by the address that came with a message, which takes one answer within an hour; false where it was refused. */
export async function postToResponseUrl(url: string | null, content: string): Promise<boolean> {
  if (url === null || !/^https?:\/\//.test(url)) return false;
  const code = await postJson(url, { msgtype: 'markdown', markdown: { content } });
  return code === 0 || code === null;
}
