import { type Config, readConfig } from '../config/config.ts';
import { openZone } from '../config/timezone.ts';
import { SEGMENTERS } from '../jieba/open.ts';
import { type Loaded, loadSeeds } from '../seeds/load.ts';
import { guard } from './guard.ts';

/** What every program starts with. */
export interface Ready extends Loaded {
  readonly config: Config;
}

/** Reads settings and seeds and runs a program; a broken file ends it with one line on standard error. */
export async function start(program: (ready: Ready) => void | Promise<void>): Promise<void> {
  await guard(async () => {
    const config = readConfig();
    const loaded = await loadSeeds(config.seeds, SEGMENTERS[config.segmenter]);
    return program({ config, ...loaded });
  });
}

/** Today in the office's time zone, YYYY-MM-DD. */
export function today({ zone }: Pick<Config, 'zone'>, now = Date.now()): string {
  return openZone(zone).at(now).day;
}
