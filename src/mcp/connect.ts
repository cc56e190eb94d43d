import { createMcpHandler } from '@modelcontextprotocol/server';
import { openGate } from '../api/access.ts';
import { API_LIMITS } from '../api/limits.ts';
import { tellProblem } from '../api/problem.ts';
import { serveApi } from '../api/serve.ts';
import { sourceFor } from '../api/source.ts';
import { VERSION } from '../config/root.ts';
import { drain } from '../platform/http-server.ts';
import type { AppContext, Connection } from '../platform/platform.ts';
import { createServer } from './server.ts';

/** Serves what programs ask by: /api and /mcp, with the same tokens and the same limit. */
export async function connectPrograms(context: AppContext): Promise<Connection> {
  const { clients } = context.config.api;
  const gate = openGate(context.config.api);
  serveApi(context, gate, VERSION);
  const close = serveMcp(context, gate);
  const url = context.config.web.publicUrl ?? context.server.url;
  return {
    isConnected: () => true,
    statusText: `接口 ${url}/api 和 MCP ${url}/mcp 已打开，有${clients.length}个令牌。`,
    stop: close,
  };
}

/** Serves /mcp by both eras of the protocol: each request carries all that it needs, so any replica answers it. */
function serveMcp(context: AppContext, gate: ReturnType<typeof openGate>): () => Promise<void> {
  const { log, config, server } = context;
  const handler = createMcpHandler(
    ({ authInfo }) => {
      const source = () => sourceFor(context, authInfo?.clientId ?? '');
      return createServer({ source, log, version: VERSION });
    },
    {
      maxRequestBodySize: API_LIMITS.body,
      onerror: (error) => log.warn({ error: String(error) }, 'mcp request failed'),
    },
  );
  const own = [server.url, ...(config.web.publicUrl === null ? [] : [config.web.publicUrl]), ...config.api.origins];
  server.mount('/mcp', async (request) => {
    await context.loaded;
    const origin = request.headers.get('origin');
    if (origin !== null && !own.includes(origin)) {
      await drain(request);
      return tellProblem(request, { code: 'origin-refused', detail: REFUSED });
    }
    const admitted = await gate.admit(request);
    if ('problem' in admitted) {
      await drain(request);
      return tellProblem(request, admitted.problem);
    }
    return handler.fetch(request, { authInfo: { token: '', clientId: admitted.client, scopes: [] } });
  });
  return () => handler.close();
}

const REFUSED = {
  zh: '浏览器里的网页要调用，请管理员把它的来源写进 API_ORIGINS。',
  en: 'For pages in a browser, whoever runs the bot adds their origin to API_ORIGINS.',
};
