import type { House, State } from '../platform/platform.ts';
import type { Handle, Server } from '../platform/server.ts';

/** States in which nothing is amiss. */
const WELL: readonly State[] = ['connected', 'standby', 'off'];

/** Serves /healthz (the process lives) and /readyz (the store answers, plans are loaded, platforms with settings are connected); the house is null until its store is open. */
export function serveHealth(server: Server, house: () => House | null): void {
  const alive = only(() => Response.json({ ok: true }));
  server.mount('/healthz', alive);
  const ready = only(() => readiness(house()));
  server.mount('/readyz', ready);
}

/** What is told while the office's files are still being read. */
const READING = '计划还在读入';

/** Broken files of the office are told and are no reason to be taken out of service: the older ones answer. */
async function readiness(house: House | null): Promise<Response> {
  const isLoaded = house?.isLoaded() ?? false;
  const plans = isLoaded && house !== null ? house.library.plans : [];
  const states = {
    store: (await house?.store.ready()) ?? false,
    plans: plans.map(({ plan, version }) => ({ plan: plan.id, measures: plan.measures.length, version })),
    trouble: isLoaded ? (house?.trouble() ?? null) : READING,
    platforms: house?.platforms() ?? {},
  };
  const ok = isLoaded && states.store && Object.values(states.platforms).every((state) => WELL.includes(state));
  return Response.json({ ok, ...states }, { status: ok ? 200 : 503 });
}

/** Only for reading. */
function only(handle: () => Response | Promise<Response>): Handle {
  return (request) =>
    request.method === 'GET' || request.method === 'HEAD' ? handle() : new Response('只能读取。', { status: 405 });
}
