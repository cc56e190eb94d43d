import { stopSignal } from '../app/shutdown.ts';

const stopping = stopSignal();
const { serve } = await import('../app/serve.ts');
await serve((line) => process.stdout.write(`${line}\n`), stopping);
process.stdout.write('', () => process.exit());
