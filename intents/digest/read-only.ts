import type { Answer } from '../answer/answer.ts';
import { say } from '../compose/parts.ts';
import { commandAnswer } from './messages.ts';

/** Where the daily post can be looked at and not changed: a command becomes a line that says where it belongs, all else stays. */
export function asReadOnly(answer: Answer): Answer {
  const { effect = null } = answer;
  if (effect === null) return answer;
  if (effect.do === 'another') return { ...answer, effect: null };
  const text =
    '每日推送属于 Slack 或企业微信的频道、群和私信：请在那里发 /digest，由那里订阅、暂停或退订。这里没有改动，可以先看看某一天推送什么。';
  return { ...commandAnswer([say(text)], null, ['/digest 预览']), focus: answer.focus };
}
