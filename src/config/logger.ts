import { pino } from 'pino';

/** What is written about what happens; never a question's text above debug, never a token. */
export type Log = Pick<ReturnType<typeof pino>, 'debug' | 'info' | 'warn' | 'error'>;

/** Opens the log on standard error, JSON a line. Values under the names of secrets are blotted out wherever they stand. */
export function openLog(level: string): Log {
  const secrets = ['token', 'secret', 'authorization', 'botToken', 'appToken', 'signingSecret', 'webhook'];
  const paths = secrets.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);
  return pino({ level, redact: { paths, censor: '[…]' } }, process.stderr);
}
