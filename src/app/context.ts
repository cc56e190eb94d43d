import { currentPlan, type Library } from '../../index/library.ts';
import { consult } from '../../intents/consult.ts';
import type { Config } from '../config/config.ts';
import { openZone } from '../config/timezone.ts';
import { citationPath } from '../platform/link.ts';
import type { AppContext } from '../platform/platform.ts';

/** What a house is given from outside. */
export type Furniture = Pick<AppContext, 'store' | 'log' | 'server' | 'platforms' | 'trouble'>;

/** What platforms are given. The library is looked up anew each time, because a changed file brings another; `now` is the clock. */
export function furnish(config: Config, parts: Furniture, library: () => Library, now = () => Date.now()): AppContext {
  const { publicUrl } = config.web;
  const zone = openZone(config.zone);
  const today = () => zone.at(now()).day;
  return {
    config,
    ...parts,
    get library() {
      return library();
    },
    get knowledge() {
      return currentPlan(library(), today());
    },
    answer: (question) => consult(question, library()),
    now,
    zone,
    today,
    link: (citation) => (publicUrl === null ? null : `${publicUrl}${citationPath(citation, library())}`),
  };
}
