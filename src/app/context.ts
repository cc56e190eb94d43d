import { currentPlan, type Library } from '../../index/library.ts';
import { consult } from '../../intents/consult.ts';
import type { Config } from '../config/config.ts';
import { openZone } from '../config/timezone.ts';
import { citationPath } from '../platform/link.ts';
import type { AppContext } from '../platform/platform.ts';

/** What a context is given from outside. */
type ContextParts = Pick<AppContext, 'store' | 'log' | 'server' | 'platforms' | 'trouble'> &
  Partial<Pick<AppContext, 'observe'>>;

/** What platforms are given. The library is looked up anew each time, because a changed file brings another; it is null until it is `loaded`. `now` is the clock. */
export function createContext(
  config: Config,
  parts: ContextParts,
  library: () => Library | null,
  now = () => Date.now(),
  loaded: Promise<unknown> = Promise.resolve(),
): AppContext {
  const { publicUrl } = config.web;
  const zone = openZone(config.zone);
  const today = () => zone.at(now()).day;
  const present = () => {
    const found = library();
    if (found === null) throw new Error('the plans are not loaded yet');
    return found;
  };
  return {
    config,
    observe: () => undefined,
    ...parts,
    loaded,
    isLoaded: () => library() !== null,
    get library() {
      return present();
    },
    get knowledge() {
      return currentPlan(present(), today());
    },
    answer: (question) => consult(question, present()),
    now,
    zone,
    today,
    link: (citation) => (publicUrl === null ? null : `${publicUrl}${citationPath(citation, present())}`),
  };
}
