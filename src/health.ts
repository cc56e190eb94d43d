import type { Handle, Server } from './server.ts';
import type { Store } from './store/open.ts';

/** How a platform is: connected, being tried again, refused for good, or without its settings. */
export type State = 'connected' | 'waiting' | 'refused' | 'off';

/** What readiness looks at. */
export interface Vitals {
  readonly store: Store;
  /** The plans that are loaded. */
  plans(): readonly { readonly plan: string; readonly measures: number; readonly version: string }[];
  /** What is wrong with the office's files as they are now, while older ones answer; null for nothing. */
  trouble(): string | null;
  /** Each platform by name. */
  platforms(): Readonly<Record<string, State>>;
}

/** Serves /healthz (the process lives) and /readyz (the store answers, plans are loaded, platforms with settings are connected). */
export function serveHealth(server: Server, vitals: Vitals): void {
  server.mount(
    '/healthz',
    only(() => Response.json({ ok: true })),
  );
  server.mount(
    '/readyz',
    only(() => ready(vitals)),
  );
}

async function ready({ store, plans, trouble, platforms }: Vitals): Promise<Response> {
  const states = { store: await store.ready(), plans: plans(), trouble: trouble(), platforms: platforms() };
  const connected = Object.values(states.platforms).every((state) => state === 'connected' || state === 'off');
  const ok = states.store && states.plans.length > 0 && connected;
  return Response.json({ ok, ...states }, { status: ok ? 200 : 503 });
}

/** Only for reading. */
function only(handle: () => Response | Promise<Response>): Handle {
  return (request) =>
    request.method === 'GET' || request.method === 'HEAD' ? handle() : new Response('只能读取。', { status: 405 });
}
