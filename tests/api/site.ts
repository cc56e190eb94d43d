import { onTestFinished } from 'vitest';
import type { Library } from '../../index/library.ts';
import { connectPrograms } from '../../src/mcp/connect.ts';
import { openTestApp, type TestApp } from '../test-app.ts';

/** The token of the program that tests are. */
export const TOKEN = 'a-token-that-is-long-enough';
/** What sends it. */
export const AUTHORIZED = { authorization: `Bearer ${TOKEN}` };

/** The API of an app of its own; it closes with the test. */
export async function openApi(env: Record<string, string> = {}, library?: Library): Promise<TestApp & { url: string }> {
  const app = await openTestApp({ API_TOKENS: `tests=${TOKEN}`, API_REQUESTS_PER_MINUTE: '10000', ...env }, library);
  const connection = await connectPrograms(app.context);
  onTestFinished(async () => {
    await connection.stop();
    await app.close();
  });
  return { ...app, url: app.context.server.url };
}
