import { expect, it } from 'vitest';
import { startBot } from './bot.ts';
import { GROUP } from './standin/callbacks.ts';

const PUBLIC_URL = 'https://plan.example.gov.cn';

/** What the bot answers to one message in a group. */
async function answerTo(content: string, env: Record<string, string>): Promise<string> {
  const { wecom } = await startBot({ env });
  await wecom.deliver(wecom.text(content, { group: GROUP }));
  return (await wecom.answered(1, GROUP)).at(-1) ?? '';
}

it('a link to a table or to an answer as a file is what one gets who asks to take it away', async () => {
  expect(await answerTo('@工作助手 /plan 导出 指标', { PUBLIC_URL })).toBe(
    `下载：[指标（Excel）](${PUBLIC_URL}/plan/2020-jiading/figures.xlsx)`,
  );
  const answer = await answerTo('@工作助手 导出 电梯相关任务 word', { PUBLIC_URL });
  const [, url = ''] = /\]\((https:[^)]+)\)$/.exec(answer) ?? [];
  expect(new URL(url).pathname).toBe('/answer.docx');
  expect(new URL(url).searchParams.get('q')).toBe('电梯相关任务');
});

it('without the console’s address one line says what is missing', async () => {
  const answer = await answerTo('@工作助手 /plan 导出 全部任务', {});
  expect(answer).toContain('PUBLIC_URL');
  expect(answer).not.toContain('\n');
});

it('what the plan does not hold is answered as always, and nothing named is asked for', async () => {
  const [asked, said] = [
    await answerTo('@工作助手 导出 局长的工资', { PUBLIC_URL }),
    await answerTo('@工作助手 局长的工资', {}),
  ];
  expect(asked).toBe(said);
  expect(await answerTo('@工作助手 导出', { PUBLIC_URL })).toContain('导出什么？');
});
