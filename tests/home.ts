import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { currentPlan, type Library } from '../index/library.ts';
import { consult } from '../intents/consult.ts';
import { readConfig } from '../src/config.ts';
import { citationPath } from '../src/link.ts';
import { openLog } from '../src/log.ts';
import type { House } from '../src/platform.ts';
import { openServer } from '../src/server.ts';
import { openStore } from '../src/store/open.ts';
import { library as shipped } from './knowledge.ts';

/** A house of its own for a test: a store in a new folder, a server on a free port, a day that does not move. */
export interface Home {
  readonly house: House;
  close(): Promise<void>;
}

/** Opens a house with these settings. */
export async function openHome(env: Record<string, string>, library: Library = shipped): Promise<Home> {
  const folder = mkdtempSync(join(tmpdir(), 'home-'));
  const config = readConfig({ PORT: '0', ...env, DATA_DIR: folder });
  const store = await openStore({ dataDir: folder, databaseUrl: null });
  const log = openLog('silent');
  const server = await openServer(config.web, log);
  const origin = config.web.publicUrl;
  const house: House = {
    config,
    library,
    knowledge: currentPlan(library, '2020-04-20'),
    store,
    log,
    server,
    answer: (question) => consult(question, library),
    today: () => '2020-04-20',
    link: (citation) => (origin === null ? null : `${origin}${citationPath(citation, library)}`),
  };
  return {
    house,
    async close() {
      await server.close();
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
