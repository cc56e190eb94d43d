import { createHash } from 'node:crypto';
import { DEFAULT_SCHEDULE } from '../../../intents/digest/schedule.ts';
import type { AppContext, Connection, DigestPoster, PostResult } from '../../platform/platform.ts';
import { ERROR_CODES, MESSAGE, PAUSE } from '../limits.ts';
import { openSendOnce, wasSent } from './send-once.ts';
import { WebhookClient, type WebhookResult } from './webhook-client.ts';

/** Name under which groups' webhooks stand among the platforms. */
const PLACE = 'webhook';
/** Who is said to have set their subscriptions. */
const SETTER = 'WECOM_WEBHOOK_URL';

/** Subscribes the groups of the webhooks that are set, and posts the day's digest there: at most once, since a webhook has no history. */
export async function connectWebhooks(context: AppContext): Promise<Connection> {
  const urls = new Map(context.config.wecom.webhooks.map((url) => [nameOf(url), url]));
  await align(context, urls);
  const poster = openPoster(context, urls, new WebhookClient());
  const statusText = `webhook：${urls.size}个群每日推送，时间和范围在网页“每日推送”里改。`;
  return { isConnected: () => true, poster, statusText, stop: async () => undefined };
}

/** A group has a subscription exactly while its webhook is set; one that was changed stays as it is. */
async function align({ store, now }: AppContext, urls: ReadonlyMap<string, string>): Promise<void> {
  const known = (await store.subscriptions.all()).filter(({ platform }) => platform === PLACE);
  for (const { platform, channel } of known)
    if (!urls.has(channel)) await store.subscriptions.remove({ platform, channel });
  for (const channel of urls.keys()) {
    if (known.some((one) => one.channel === channel)) continue;
    await store.subscriptions.set({
      platform: PLACE,
      channel,
      ...DEFAULT_SCHEDULE,
      setBy: SETTER,
      setName: null,
      since: now(),
    });
  }
}

function openPoster(
  { store, now, link, log }: AppContext,
  urls: ReadonlyMap<string, string>,
  hooks: WebhookClient,
): DigestPoster {
  return {
    async post(place, { answer }, { key }) {
      const url = urls.get(place);
      if (url === undefined) return { kind: 'left', why: '没有设这个 webhook' };
      const sending = openSendOnce(store.leases, key, now);
      if (!(await sending.begin())) return { kind: 'posted' };
      const hooked = await hooks.send(url, answer, link);
      const ended = endOf(hooked);
      if (ended.kind !== 'posted') await sending.undo();
      else if (hooked.sent < hooked.of)
        log.warn({ place, code: hooked.code }, 'post unacknowledged, assumed delivered');
      return ended;
    },
    find: (_, key) => wasSent(store.leases, key, now),
  };
}

/** Nothing is sent again where a part may stand in the group. */
function endOf({ sent, code }: WebhookResult): PostResult {
  if (sent > 0 || code === null) return { kind: 'posted' };
  return code === ERROR_CODES.tooOften
    ? { kind: 'again', after: PAUSE.webhookFull }
    : { kind: 'refused', why: `错误码 ${code}` };
}

function nameOf(url: string): string {
  return createHash('sha256').update(url).digest('hex').slice(0, MESSAGE.webhookDigits);
}
