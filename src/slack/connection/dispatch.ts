import type { App, ReceiverEvent } from '@slack/bolt';

/**
 * Hands a payload to Bolt's listeners, as soon as Bolt is loaded. Bolt acknowledges an event before they run; here it is acknowledged after them,
 * so that a question is on the disk by then. Where a listener throws, so does this, and the payload stays unacknowledged.
 */
export async function dispatch(bolt: () => Promise<App>, event: ReceiverEvent): Promise<void> {
  const app = await bolt();
  if (!('event' in event.body)) return app.processEvent(event);
  await app.processEvent({ ...event, ack: async () => undefined });
  await event.ack();
}
