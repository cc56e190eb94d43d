import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { replyLine, verdictLines } from './report.ts';
import { isRight, type Result, type Verdict } from './verdict.ts';

const kept = z.record(z.string(), z.record(z.string(), z.object({ why: z.array(z.string()), reply: z.string() })));

/** A run as it was saved: by set and question what was wrong with the reply, and the reply in a line. */
export type Saved = z.infer<typeof kept>;

/** Saves what each question was replied. */
export function saveRun(file: string, results: readonly Result[]): void {
  const byId = ({ verdicts }: Result) =>
    Object.fromEntries(verdicts.map(({ id, why, reply }) => [id, { why, reply: replyLine(reply) }]));
  writeFileSync(file, `${JSON.stringify(Object.fromEntries(results.map((one) => [one.name, byId(one)])), null, 1)}\n`);
}

/** Reads a saved run. Throws where the file is none. */
export function readRun(file: string): Saved {
  return kept.parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** The questions of a set of which the verdict changed since a saved run, those that broke first; at the end how many did, and how many replies cite other units. */
export function changeLines({ name, verdicts }: Result, saved: Saved): readonly string[] {
  const before = saved[name] ?? {};
  const known = verdicts.filter(({ id }) => before[id] !== undefined);
  const was = ({ id }: Verdict) => (before[id]?.why.length ?? 0) === 0;
  const broken = known.filter((verdict) => was(verdict) && !isRight(verdict));
  const mended = known.filter((verdict) => !was(verdict) && isRight(verdict));
  const moved = known.filter(({ id, reply }) => before[id]?.reply !== replyLine(reply));
  const lines = (word: string) => (verdict: Verdict) => {
    const [first = '', ...rest] = verdictLines(verdict);
    const then = before[verdict.id];
    const reason = then && then.why.length > 0 ? ` (${then.why.join('; ')})` : '';
    return [`${word} ${first}`, `    before: ${then?.reply ?? ''}${reason}`, ...rest];
  };
  return [
    ...broken.flatMap(lines('BROKEN')),
    ...mended.flatMap(lines('MENDED')),
    `${name}: ${mended.length} mended, ${broken.length} broken, ${moved.length} of ${known.length} replies cite or rank otherwise`,
  ];
}
