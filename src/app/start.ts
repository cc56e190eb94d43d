import { execute, type Ready, withSeeds } from '../terminal/program.ts';

/** What the service starts with. */
export type { Ready };

/** Reads settings and seeds and runs the service; a broken file ends it with one line on standard error. */
export function start(service: (ready: Ready) => Promise<void>): Promise<void> {
  return execute((invocation) =>
    withSeeds(invocation, async (ready) => {
      await service(ready);
      return 0;
    }),
  );
}
