import type { Reporter, TestModule, Vitest } from 'vitest/node';
import { PARTS } from './parts.ts';

/** Says at the end in one line how many tests were skipped, and for want of which parts. */
export class SkippedReporter implements Reporter {
  private isPick = false;

  onInit(vitest: Vitest): void {
    this.isPick = vitest.getGlobalTestNamePattern() !== undefined;
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    const skipped = modules.flatMap((module) => [...module.children.allTests('skipped')]).length;
    if (skipped === 0 || this.isPick) return;
    const missing = Object.keys(PARTS).filter((name) => PARTS[name] === false);
    const why = missing.length > 0 ? `for want of ${missing.join(' and ')}` : 'though every part is there';
    // After the summary, which is printed when all reporters have been told.
    process.once('exit', () => process.stdout.write(`Tests skipped ${why}: ${skipped}.\n`));
  }
}
