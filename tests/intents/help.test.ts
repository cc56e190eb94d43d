import { expect, it } from 'vitest';
import type { HelpTopic } from '../../intents/query/query.ts';
import { ask, converse, text } from '../knowledge.ts';

it('is short, names the plan and offers four questions that work', () => {
  const answer = ask('你好');
  expect(answer.status).toBe('help');
  expect(text(answer).split('\n').length).toBeLessThanOrEqual(8);
  expect(answer.suggestions).toHaveLength(4);
  for (const question of answer.suggestions) expect(ask(question).status).toBe('answered');
});

it('answers a bare mention and silence alike', () => {
  for (const question of ['', '  ', '<@U123>', '@要点助手 ']) expect(ask(question).status).toBe('help');
});

it.each<[HelpTopic, readonly string[]]>([
  ['use', ['小助手能答啥', '你都会啥呀', '这个机器人怎么用', '怎么问你才答得准', '你有哪些功能', '有没有使用手册']],
  [
    'digest',
    ['推送怎么改时间', '推送怎么退', '不想收推送了咋弄', '怎么订阅', '每天几点推送', '早上的推送能改成下午吗'],
  ],
  ['copy', ['怎么导出', '能导出成word吗', '导出excel怎么弄', '能打印吗', '怎么把这条发给同事']],
  ['plans', ['支持查别的单位的吗', '要点更新了你知道吗']],
  ['feedback', ['答错了怎么反馈', '找谁反馈问题']],
  ['source', ['你的数据从哪来', '你是人工智能吗', '谁开发的你']],
  ['where', ['怎么在企业微信里用', '可以语音提问吗', '你支持哪些平台']],
])('tells of %s, however it is asked for', (topic, questions) => {
  for (const question of questions) {
    const { queries, answer } = converse(question);
    expect(queries[0], question).toMatchObject({ act: 'help', topic });
    expect(answer.status).toBe('help');
  }
});

it.each([
  '微信公众号投诉绿色通道怎么用',
  '食品安全培训课程定期推出吗',
  '网络消费投诉在线调解平台怎么用',
  '双报告双反馈是什么',
  '能不能查食品安全',
  '远程动态监管平台怎么用',
])('leaves a question about the plan alone: %s', (question) => {
  expect(ask(question).status).not.toBe('help');
});
