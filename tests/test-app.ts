import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Library } from '../index/library.ts';
import { createContext } from '../src/app/context.ts';
import { readConfig } from '../src/config/config.ts';
import { type Log, openLog } from '../src/config/logger.ts';
import { openServer } from '../src/platform/http-server.ts';
import type { AppContext } from '../src/platform/platform.ts';
import { openStore } from '../src/store/store.ts';
import { library as shipped } from './knowledge.ts';

/** The app as a test runs it, with all of its own: a store in a new folder, a server on a free port, a day that does not move. */
export interface TestApp {
  readonly context: AppContext;
  /** Warnings and errors of the log, without what stands beside them. */
  readonly logged: readonly string[];
  close(): Promise<void>;
}

/** The moment at which tests stand still: 10 o'clock in the morning. */
export const MORNING = Date.parse('2020-04-20T10:00:00+08:00');

/** Opens the app with these settings, in which it is always the same moment unless a clock is given. */
export async function openTestApp(
  env: Record<string, string>,
  library: Library = shipped,
  now = () => MORNING,
): Promise<TestApp> {
  const folder = mkdtempSync(join(tmpdir(), 'testApp-'));
  const config = readConfig({ PORT: '0', ...env, DATA_DIR: folder });
  const store = await openStore({ dataDir: folder, databaseUrl: null });
  const logged: string[] = [];
  const keep = (_: unknown, line?: string) => void logged.push(line ?? '');
  const log = { ...openLog('silent'), info: () => undefined, debug: () => undefined, warn: keep, error: keep } as Log;
  const server = await openServer(config.web, log);
  const parts = { store, log, server, platforms: () => ({}), trouble: () => null };
  const context = createContext(config, parts, () => library, now);
  return {
    context,
    logged,
    async close() {
      await server.close();
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
