import { definePlatform, type Platform } from '../platform/platform.ts';
import { isRefused, missingToken } from '../slack/connection/tokens.ts';
import { isRejected, missingAccount } from '../wecom/connection/account.ts';

/** All platforms that wait for questions, in the order in which they are opened. What one needs is loaded when it is opened. */
export const PLATFORMS: readonly Platform[] = [
  definePlatform({
    name: 'web',
    missing: () => null,
    connect: async (context) => (await import('../web/connect.ts')).connect(context),
  }),
  definePlatform({
    name: 'api',
    isWanted: ({ api }) => api.clients.length > 0,
    missing: () => null,
    connect: async (context) => (await import('../mcp/connect.ts')).connectPrograms(context),
  }),
  definePlatform({
    name: 'embed',
    isWanted: ({ api }) => api.origins.length > 0,
    missing: () => null,
    connect: async (context) => (await import('../embed/serve.ts')).connectEmbed(context),
  }),
  definePlatform({
    name: 'slack',
    missing: missingToken,
    isFinal: isRefused,
    connect: async (context) => (await import('../slack/connect.ts')).connect(context),
  }),
  definePlatform({
    name: 'wecom',
    missing: missingAccount,
    isFinal: isRejected,
    connect: async (context) => (await import('../wecom/connect.ts')).connect(context),
  }),
  definePlatform({
    name: 'webhook',
    isWanted: ({ wecom }) => wecom.webhooks.length > 0,
    missing: () => null,
    connect: async (context) => (await import('../wecom/digest/webhooks.ts')).connectWebhooks(context),
  }),
];
