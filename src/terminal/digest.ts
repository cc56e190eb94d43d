import { addDays, type Day, isDay } from '../../index/calendar/day.ts';
import { span } from '../../index/calendar/workdays.ts';
import { currentPlan } from '../../index/library.ts';
import { Fault } from '../../index/text/fault.ts';
import { digest } from '../../intents/digest/post.ts';
import { guard } from './guard.ts';
import { PROGRAM_LIMITS } from './limits.ts';
import { type Program, today, withSeeds } from './program.ts';
import { render } from './render.ts';

const USAGE = '写成 npm run digest -- --date 2020-04-26 --days 30';
/** Prints the posts of a day, or of many. */
export const digestProgram: Program = (invocation) =>
  guard(invocation, async () => {
    const { from, days } = readArguments(invocation.args);
    return withSeeds(invocation, async ({ config, library }) => {
      const first = from ?? today(config);
      for (const day of span(first, addDays(first, days - 1))) {
        const post = digest(currentPlan(library, day), day, { scope: null, rhythm: 'daily', matters: [] });
        if (post) invocation.output.write(`${day}\n${render(post)}\n\n`);
      }
      return 0;
    });
  });

/** Reads --date, null where it is not given, and --days. Throws Fault for anything else. */
function readArguments(words: readonly string[]): { readonly from: Day | null; readonly days: number } {
  const given = new Map<string, string>();
  for (let i = 0; i < words.length; i += 2) {
    const [name = '', value = ''] = [words[i], words[i + 1]];
    if (!['--date', '--days'].includes(name) || given.has(name)) throw fault(`看不懂“${name}”`);
    given.set(name, value);
  }
  const from = given.get('--date') ?? null;
  if (from !== null && !isDay(from)) throw fault(`没有“${from}”这一天`);
  const days = given.get('--days') ?? '1';
  if (!/^\d{1,4}$/.test(days) || Number(days) < 1 || Number(days) > PROGRAM_LIMITS.digestDays)
    throw fault(`天数“${days}”不是1到${PROGRAM_LIMITS.digestDays}的整数`);
  return { from, days: Number(days) };
}

function fault(problem: string): Fault {
  return new Fault('npm run digest', null, problem, USAGE);
}
