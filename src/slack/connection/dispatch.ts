import type { App, ReceiverEvent } from '@slack/bolt';
import { z } from 'zod';

/** Which app in which workspace a bot is, as far as Slack tells: what `auth.test` gives. */
export interface Identity {
  readonly team_id?: string | undefined;
  readonly enterprise_id?: string | undefined;
  readonly app_id?: string | undefined;
}

const id = z.string().nullish();
const named = z.object({ id }).nullish();
const addressee = z.looseObject({
  ...{ api_app_id: id, team_id: id, enterprise_id: id, team: z.union([named, z.string()]), enterprise: named },
  authorizations: z.array(z.looseObject({ team_id: id, enterprise_id: id })).nullish(),
});

/** Whether a payload is for this app in this workspace, or in one of its organisation; what names none is. */
export function isFor({ team_id, enterprise_id, app_id }: Identity, body: unknown): boolean {
  const { data } = addressee.safeParse(body);
  if (!data) return true;
  if (app_id !== undefined && data.api_app_id && data.api_app_id !== app_id) return false;
  const team = typeof data.team === 'string' ? null : data.team?.id;
  const grants = data.authorizations ?? [];
  const teams = [data.team_id, team, ...grants.map((grant) => grant.team_id)].filter((one) => !!one);
  const enterprises = [data.enterprise_id, data.enterprise?.id, ...grants.map((grant) => grant.enterprise_id)];
  if (team_id === undefined || teams.length === 0) return true;
  return teams.includes(team_id) || (!!enterprise_id && enterprises.includes(enterprise_id));
}

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
