import { sayDay, yearOf } from '../../index/calendar/day.ts';
import type { Knowledge } from '../../index/knowledge.ts';
import type { Answer } from '../../intents/answer/answer.ts';
import { say } from '../../intents/compose/parts.ts';
import { unknownHolidays } from '../../intents/digest/headline.ts';
import { commandAnswer, stateAnswer } from '../../intents/digest/messages.ts';
import type { AppContext, ConnectionState } from '../platform/platform.ts';
import type { ChannelRef } from '../store/subscriptions.ts';
import { localTimeFor } from './apply-effect.ts';

const STATUS = /^\s*(?:<@\w+>\s*)?\/plan\s+状态\s*$/u;
/** How each state of a platform is said. */
const STATES: Readonly<Record<ConnectionState, string>> = {
  connected: '已连接',
  standby: '由另一个副本连接，本副本待命',
  waiting: '没有连上，在再试',
  refused: '被拒绝，请检查设置',
  displaced: '被别处的登录挤下，已停用',
  off: '没有设置',
};

/** Whether a message asks how the bot is: /plan 状态. */
export function isStatus(text: string): boolean {
  return STATUS.test(text);
}

/** What is loaded, what the calendar knows, how the platforms are, and what is subscribed in a place. */
export async function statusAnswer(context: AppContext, place: ChannelRef): Promise<Answer> {
  const subscribed = await context.store.subscriptions.get(place);
  const state = stateAnswer(
    context.knowledge,
    subscribed && { ...subscribed, setBy: null },
    await localTimeFor(context, place),
  );
  const left = subscribed?.left == null ? [] : [say('推送发不到这里，已经停下；请再订阅一次：/digest 订阅')];
  return commandAnswer([...statusLines(context).map(say), ...left, ...state.parts], null, ['/digest', '帮助']);
}

/** How the bot is, a line a matter. */
export function statusLines({ library, knowledge, config, today, platforms, trouble }: AppContext): readonly string[] {
  const { plan, calendar } = knowledge;
  const year = plan.year ?? yearOf(today());
  const { length } = calendar.workdays.inYear(year);
  const states = Object.entries(platforms()).map(([name, state]) => `${name} ${STATES[state]}`);
  return [
    ...library.plans.map(loaded),
    ...(trouble() === null ? [] : [`文件改过，但有错，仍用旧的：${trouble()}`]),
    unknownHolidays(calendar.workdays, year) ?? `日历：${year}年的放假和调休已录入，全年${length}个工作日。`,
    `今天按${config.zone}是${sayDay(today())}。`,
    ...(states.length === 0 ? [] : [`平台：${states.join('，')}。`]),
  ];
}

/** A plan that is loaded, with its version, its table and what of either was left out. */
function loaded({ plan, version, assignments, pinned }: Knowledge): string {
  const table = assignments === null ? '' : `；任务分解表${assignments.rows.length}行`;
  const left = (assignments?.problems.length ?? 0) + pinned.problems.length;
  const wrong = left === 0 ? '' : `，${left}处没有用上，运行 npm run lint:seeds 查看`;
  return `已载入《${plan.title}》：${plan.items.length}条、${plan.measures.length}点，版本 ${version}${table}${wrong}。`;
}
