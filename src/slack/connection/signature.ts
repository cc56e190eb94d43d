import { createHmac, timingSafeEqual } from 'node:crypto';
import { TIMING } from '../limits.ts';

/** Whether a request was signed by Slack with this secret, and just now: neither stale nor from the future. */
export function isSigned(
  secret: string,
  stamp: string | undefined,
  signature: string | undefined,
  body: string,
  now: number,
): boolean {
  if (stamp === undefined || signature === undefined || !/^\d{1,12}$/.test(stamp)) return false;
  if (Math.abs(now - Number(stamp) * 1000) > TIMING.stampAge) return false;
  const wanted = `v0=${createHmac('sha256', secret).update(`v0:${stamp}:${body}`).digest('hex')}`;
  const [a, b] = [Buffer.from(wanted), Buffer.from(signature)];
  return a.length === b.length && timingSafeEqual(a, b);
}
