import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { SkippedReporter } from './tests/reporter.ts';

/** Files that take longest, mostly waiting for programs to start: begun first, they overlap with all the others. */
const LONG = ['slack/faults', 'slack/watch', 'web/browser', 'store/inbox', 'wecom/restart', 'src/jieba', 'slack/safe'];
/** Nothing is asserted about how fast anything is: the end of a wait tells a test that hangs from a slow machine. */
const PATIENCE = 300_000;

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const at = LONG.findIndex((name) => moduleId.endsWith(`tests/${name}.test.ts`));
      return at < 0 ? LONG.length : at;
    };
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b));
  }
}

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/setup.ts'],
    reporters: ['default', new SkippedReporter()],
    pool: 'forks',
    // The files of a worker share what they import: the seeds are read and Bolt is loaded once a worker, not once a file.
    isolate: false,
    // Two at a time even on two cores, where Vitest would take one: much of the time goes by waiting for programs to start.
    maxWorkers: 2,
    testTimeout: PATIENCE,
    hookTimeout: PATIENCE,
    expect: { poll: { timeout: PATIENCE } },
    sequence: { sequencer: LongestFirst },
  },
});
