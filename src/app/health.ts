import type { Handle, Server } from '../platform/http-server.ts';
import type { AppContext, ConnectionState } from '../platform/platform.ts';

/** States in which nothing is amiss. */
const WELL: readonly ConnectionState[] = ['connected', 'standby', 'off'];

/** Serves /healthz (the process lives) and /readyz (the store answers, plans are loaded, platforms with settings are connected); the context is null until its store is open. */
export function serveHealth(server: Server, context: () => AppContext | null): void {
  const alive = only(() => Response.json({ ok: true }));
  server.mount('/healthz', alive);
  const ready = only(() => readiness(context()));
  server.mount('/readyz', ready);
}

/** What is told while the office's files are still being read. */
const READING = '计划还在读入';

/** Broken files of the office are told and are no reason to be taken out of service: the older ones answer. */
async function readiness(context: AppContext | null): Promise<Response> {
  const isLoaded = context?.isLoaded() ?? false;
  const plans = isLoaded && context !== null ? context.library.plans : [];
  const reason = context === null ? '数据还没有打开' : await context.store.outage();
  const states = {
    store: reason === null,
    reason,
    plans: plans.map(({ plan, version }) => ({ plan: plan.id, measures: plan.measures.length, version })),
    trouble: isLoaded ? (context?.trouble() ?? null) : READING,
    platforms: context?.platforms() ?? {},
  };
  const ok = isLoaded && states.store && Object.values(states.platforms).every((state) => WELL.includes(state));
  return Response.json({ ok, ...states }, { status: ok ? 200 : 503 });
}

/** Only for reading. */
function only(handle: () => Response | Promise<Response>): Handle {
  return (request) =>
    request.method === 'GET' || request.method === 'HEAD' ? handle() : new Response('只能读取。', { status: 405 });
}
