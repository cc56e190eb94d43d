import { expect, it } from 'vitest';
import { COLOUR, PLAIN, render } from '../../src/terminal/render.ts';
import { ask } from '../knowledge.ts';
import { run } from '../program.ts';

it('marks the matched words in colour, and only there', () => {
  const answer = ask('电梯相关任务');
  expect(render(answer, COLOUR)).toContain('\u001b[1;33m电梯\u001b[0m');
  expect(
    render(answer, COLOUR).replaceAll('\u001b[1;33m', '').replaceAll('\u001b[2m', '').replaceAll('\u001b[0m', ''),
  ).toBe(render(answer, PLAIN));
});

it('talks: greets, goes on with the conversation, ends on 退出', async () => {
  const { out, status } = await run(['chat'], '第6条\n那第二点呢\n退出\n电梯\n');
  expect(out).toMatch(/^《区市场监督管理局2020年工作要点》，20条、74点。/);
  expect(out).toContain('接上：第6条');
  expect(out.match(/——《/g)).toHaveLength(5);
  expect(out).not.toContain('\u001b');
  expect(status).toBe(0);
});

it('says where the daily post is ordered, and shows the post of a day', async () => {
  const { out } = await run(['chat'], '每天8点半推送第7条\n/digest 退订\n/digest 预览 2020-04-24\n退出\n');
  expect(out.match(/这里没有改动/g)).toHaveLength(2);
  expect(out).toContain('4月24日 周五');
  expect((await run(['ask', '/digest 订阅 08:45'])).out).toContain('这里没有改动');
  const json = (await run(['ask', '--json'], '{"id": 1, "question": "/digest 订阅 08:45"}')).out;
  expect(JSON.parse(json)).toMatchObject({ status: 'help', text: expect.stringContaining('这里没有改动') });
});

it('counts days by the zone of the office', async () => {
  const day = (zone: string) => new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format();
  for (const zone of ['Etc/GMT-14', 'Etc/GMT+12'])
    expect((await run(['ask', '/digest 预览'], '', { TIME_ZONE: zone })).out).toContain(`${day(zone)}不在这一年里`);
});

it('draws each kind of part', () => {
  expect(render(ask('量化指标列一下'))).toMatch(/^要点写明的量化目标有\d+个：\n· 60台（目标）\n {2}“/);
  expect(render(ask('目录'))).toContain('\n  6.保障特种设备安全\n');
  expect(render(ask('学校食堂怎么监管'))).toMatch(/^要点没有写到/);
});
