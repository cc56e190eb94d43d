import type { Handle } from '../platform/http-server.ts';
import type { AppContext, ConnectionState } from '../platform/platform.ts';

/** States in which nothing is amiss. */
const WELL: readonly ConnectionState[] = ['connected', 'standby', 'off'];

/** Serves /healthz (the process lives) and /readyz (the store answers, plans are loaded, platforms with settings are connected). */
export function serveHealth(house: AppContext): void {
  const alive = only(() => Response.json({ ok: true }));
  house.server.mount('/healthz', alive);
  const ready = only(() => readiness(house));
  house.server.mount('/readyz', ready);
}

/** Broken files of the office are told and are no reason to be taken out of service: the older ones answer. */
async function readiness({ store, library, trouble, platforms }: AppContext): Promise<Response> {
  const plans = library.plans.map(({ plan, version }) => ({ plan: plan.id, measures: plan.measures.length, version }));
  const states = { store: await store.ready(), plans, trouble: trouble(), platforms: platforms() };
  const ok = states.store && Object.values(states.platforms).every((state) => WELL.includes(state));
  return Response.json({ ok, ...states }, { status: ok ? 200 : 503 });
}

/** Only for reading. */
function only(handle: () => Response | Promise<Response>): Handle {
  return (request) =>
    request.method === 'GET' || request.method === 'HEAD' ? handle() : new Response('只能读取。', { status: 405 });
}
