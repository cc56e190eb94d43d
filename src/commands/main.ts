import { STOP_LIMITS } from '../app/limits.ts';

// A service goes on where nobody reads any more what it says.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
const stopping = stopSignal();
const { serve } = await import('../app/serve.ts');
await serve((line) => process.stdout.write(`${line}\n`), stopping);
process.stdout.write('', () => process.exit());

/**
 * Aborts when the process is told to end: by SIGTERM or SIGINT, or where npm started it and is gone. npm may be killed
 * without a word to its child; a shell between the two hands no signal on. Asked for before anything is loaded, because
 * the first process of a container ignores a signal that nobody listens to. What does not close in time is left.
 */
function stopSignal(): AbortSignal {
  const stopping = new AbortController();
  const stop = () => {
    if (stopping.signal.aborted) return;
    setTimeout(() => process.exit(), STOP_LIMITS.longest).unref();
    stopping.abort();
  };
  // Ctrl-C comes twice, from the terminal and from npm: the second may not cut short what the first began.
  for (const name of ['SIGTERM', 'SIGINT'] as const) process.on(name, stop);
  watchParent(stop);
  return stopping.signal;
}

/** Only under npm: what is started by hand may outlive its shell. Windows gives no other parent to an orphan, so nothing can be seen there. */
function watchParent(gone: () => void): void {
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) gone();
  }, STOP_LIMITS.pollParent).unref();
}
