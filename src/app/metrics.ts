import { createHash, timingSafeEqual } from 'node:crypto';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Answer } from '../../intents/answer/answer.ts';
import { DIGEST } from '../digest/send-post.ts';
import type { Client } from '../platform/client.ts';
import { isLoopback, type Server } from '../platform/http-server.ts';
import type { AppContext } from '../platform/platform.ts';
import { STORE_LIMITS } from '../store/limits.ts';
import type { OutageKind } from '../store/outage.ts';
import { within } from '../store/watched.ts';
import { METRICS_LIMITS } from './limits.ts';

/** Counts what happens. Nothing that anybody wrote and nobody's id is ever a label. */
export interface Meter {
  answered(answer: Pick<Answer, 'kind' | 'status'>, milliseconds: number): void;
  storeFailed(kind: OutageKind): void;
  postEnded(slot: { readonly kind: string }, result: 'sent' | 'failed'): void;
  /** All figures in Prometheus' text form. */
  text(): Promise<string>;
  readonly contentType: string;
}

/** Opens the figures of a service. */
export function openMeter(context: AppContext): Meter {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const questions = new Counter({
    ...{ name: 'plan_questions_total', help: 'Questions answered, by intent and status.' },
    ...{ labelNames: ['intent', 'status'] as const, registers },
  });
  const duration = new Histogram({
    ...{ name: 'plan_answer_seconds', help: 'Time to understand a question and to find its answer.' },
    ...{ buckets: [...METRICS_LIMITS.answerSeconds], registers },
  });
  const failures = new Counter({
    ...{ name: 'plan_store_errors_total', help: 'Calls to the store that failed, by reason.' },
    ...{ labelNames: ['reason'] as const, registers },
  });
  const digests = new Counter({
    ...{ name: 'plan_digests_total', help: 'Daily posts, by how they ended.' },
    ...{ labelNames: ['result'] as const, registers },
  });
  for (const result of ['sent', 'failed'] as const) digests.inc({ result }, 0);
  openGauges(context, registers);
  return {
    answered({ kind, status }, milliseconds) {
      questions.inc({ intent: kind, status });
      duration.observe(milliseconds / 1_000);
    },
    storeFailed: (reason) => failures.inc({ reason }),
    postEnded: ({ kind }, result) => kind === DIGEST && digests.inc({ result }),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}

/** What is looked up when somebody asks. A store that does not answer gives NaN, and is told to be down. */
function openGauges(context: AppContext, registers: Registry[]): void {
  const gauge = (name: string, help: string, read: () => Promise<number>) => {
    const made: Gauge = new Gauge({
      ...{ name, help, registers },
      collect: async () => made.set(await within(read(), STORE_LIMITS.probe).catch(() => Number.NaN)),
    });
  };
  const { inbox } = context.store;
  gauge('plan_store_up', 'Whether the store can be written.', async () =>
    (await context.store.outage()) === null ? 1 : 0,
  );
  gauge('plan_inbox_depth', 'Questions that are not answered yet.', async () => (await inbox.backlog()).depth);
  gauge('plan_inbox_oldest_seconds', 'Age of the oldest question that is not answered yet.', async () => {
    const { oldest } = await inbox.backlog();
    return oldest === null ? 0 : Math.max(0, (context.now() - oldest) / 1_000);
  });
  let seen: { readonly library: unknown; readonly since: number } | null = null;
  gauge('plan_snapshot_age_seconds', 'Time since the plans and words that answer were taken in.', async () => {
    if (!context.isLoaded()) return Number.NaN;
    const { library } = context;
    if (seen?.library !== library) seen = { library, since: context.now() };
    return (context.now() - seen.since) / 1_000;
  });
}

/** Serves /metrics: to whom knows METRICS_TOKEN, or without one to this machine alone. */
export function serveMetrics(server: Server, { config }: AppContext, meter: Meter): void {
  server.mount('/metrics', async (request, client) => {
    if (request.method !== 'GET') return new Response('只能读取。', { status: 405 });
    if (!isAllowed(request, client, config.web)) {
      const text = '没有开放：设 METRICS_TOKEN，用 Authorization: Bearer 带上；不设时只供本机读取。';
      return new Response(text, { status: 403 });
    }
    const headers = { 'content-type': meter.contentType, 'cache-control': 'no-store' };
    return new Response(await meter.text(), { headers });
  });
}

function isAllowed(
  { url, headers }: Request,
  client: Client,
  { host, metricsToken }: AppContext['config']['web'],
): boolean {
  if (metricsToken !== null) {
    const [, given = ''] = /^Bearer (.+)$/.exec(headers.get('authorization') ?? '') ?? [];
    return timingSafeEqual(digest(given), digest(metricsToken));
  }
  const asked = new URL(url).hostname.replace(/^\[(.*)\]$/, '$1');
  return isLoopback(host) && isLoopback(asked) && !client.isForwarded;
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
