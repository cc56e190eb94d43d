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

it('talks: greets, goes on with the conversation, ends on 退出', () => {
  const { out, status } = run(['chat'], '第6条\n那第二点呢\n退出\n电梯\n');
  expect(out).toMatch(/^《区市场监督管理局2020年工作要点》，20条、74点。/);
  expect(out).toContain('接上：第6条');
  expect(out.match(/——《/g)).toHaveLength(5);
  expect(out).not.toContain('\u001b');
  expect(status).toBe(0);
});

it('draws each kind of part', () => {
  expect(render(ask('量化指标列一下'))).toMatch(/^要点写明的量化目标有\d+个：\n· 60台（目标）\n {2}“/);
  expect(render(ask('目录'))).toContain('\n  6.保障特种设备安全\n');
  expect(render(ask('学校食堂怎么监管'))).toMatch(/^要点没有写到/);
});
