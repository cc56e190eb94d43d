import { Fault } from '../../index/text/fault.ts';
import { type Config, readConfig } from '../config/config.ts';
import { checkSlack, checkWecom } from '../doctor/accounts.ts';
import { bad, type Checkup, reasonOf } from '../doctor/checkup.ts';
import { checkClock, checkProxy, checkSettings, checkZone } from '../doctor/machine.ts';
import { checkSeeds } from '../doctor/seeds.ts';
import { checkStore } from '../doctor/state.ts';
import { routeFetch } from '../platform/outbound.ts';
import { EXIT_STATUS } from './limits.ts';
import type { Program } from './program.ts';

/** How each state is marked. */
const MARKS: Readonly<Record<Checkup['state'], string>> = { well: '✓', hint: '!', bad: '✗' };

/** What is looked at, in the order in which it is told. */
const CHECKS: readonly (readonly [string, (config: Config) => readonly Checkup[] | Promise<readonly Checkup[]>])[] = [
  ['设置', checkSettings],
  ['程序', checkZone],
  ['时钟', checkClock],
  ['代理', checkProxy],
  ['计划', checkSeeds],
  ['数据', checkStore],
  ['Slack', checkSlack],
  ['企业微信', checkWecom],
];

/** Looks whether everything is there that the bot needs: a line a thing, with the mend; ends with 1 where something is to be mended. */
export const doctorProgram: Program = async ({ env, output }) => {
  const found: Checkup[] = [];
  const tell = (all: readonly Checkup[]) => {
    found.push(...all);
    output.write(all.map((one) => `${print(one)}\n`).join(''));
  };
  try {
    const config = readConfig(env);
    await routeFetch(config.proxy);
    for (const [name, check] of CHECKS)
      tell(
        await Promise.resolve(config)
          .then(check)
          .catch((error) => [unexpected(name, error)]),
      );
  } catch (error) {
    tell([unexpected('设置', error)]);
  }
  const [wrong, hints] = (['bad', 'hint'] as const).map((state) => found.filter((one) => one.state === state).length);
  output.write(wrong === 0 ? `没有要改的${hints === 0 ? '' : `，${hints}处请看一下`}。\n` : `要改的${wrong}处。\n`);
  return wrong === 0 ? 0 : EXIT_STATUS.unwell;
};

function unexpected(name: string, error: unknown): Checkup {
  if (error instanceof Fault) {
    const at = error.line === null ? error.file : `${error.file} 第${error.line}行`;
    return bad(name, `${at}：${error.problem}`, error.mend);
  }
  return bad(name, `没有查成（${reasonOf(error)}）`, '把这一行告诉维护程序的人');
}

function print(one: Checkup): string {
  const mend = one.state === 'well' ? '' : `。改法：${one.mend}`;
  return `${MARKS[one.state]} ${one.name}：${one.text}${mend}。`;
}
