import { definePlatform, type Platform } from './platform.ts';
import { missingToken } from './slack/tokens.ts';

/** All platforms that wait for questions, in the order in which they are opened. What one needs is loaded when it is opened. */
export const PLATFORMS: readonly Platform[] = [
  definePlatform({
    name: 'web',
    missing: () => null,
    connect: async (house) => (await import('./web/connect.ts')).connect(house),
  }),
  definePlatform({
    name: 'slack',
    missing: missingToken,
    connect: async (house) => (await import('./slack/connect.ts')).connect(house),
  }),
];
