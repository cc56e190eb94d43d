import type { State } from './state.ts';

/** Ways to wait for something without guessing how long it takes. */
export interface Waits {
  /** Waits until `look` gives something, and gives it; throws at the deadline, in milliseconds. */
  until<Found>(what: string, look: () => Found | null | undefined | false, deadline?: number): Promise<Found>;
  /** Waits until nothing has happened for a while, to show that nothing more comes. */
  settled(quiet?: number, deadline?: number): Promise<void>;
}

/** How long is waited for what must come: long enough for any machine, in milliseconds. */
const DEADLINE = 240_000;
/** How often a wait looks by itself, for what the stand-in does not see; in milliseconds. */
const LOOK = 20;

/** Waits that look whenever something happens. */
export function createWaits(state: State): Waits {
  const until: Waits['until'] = (what, look, deadline = DEADLINE) =>
    new Promise((resolve, reject) => {
      const end = () => {
        clearInterval(again);
        clearTimeout(late);
        state.watchers.delete(attempt);
      };
      const attempt = () => {
        const found = look();
        if (found === null || found === undefined || found === false) return;
        end();
        resolve(found);
      };
      const again = setInterval(attempt, LOOK);
      const late = setTimeout(() => {
        end();
        const { said, frames, errors } = state;
        const refused = errors.length > 0 ? `; errors: ${errors.join(' | ')}` : '';
        reject(new Error(`no ${what} within ${deadline} ms; ${said.length} said, ${frames.length} frames${refused}`));
      }, deadline);
      state.watchers.add(attempt);
      attempt();
    });
  return {
    until,
    settled: async (quiet = 150, deadline = DEADLINE) => {
      await until('silence', () => Date.now() - state.touched >= quiet, deadline);
    },
  };
}
