import { describe, expect, it } from 'vitest';
import { knowledge } from '../knowledge.ts';
import { readSheets, readWords } from '../office-file.ts';
import { startBot, TRANSPORTS } from './bot.ts';

const bytes = (body: Buffer | null | undefined) => new Uint8Array(body ?? Buffer.alloc(0));

describe.each(TRANSPORTS)('over %s', (transport) => {
  it('/plan 导出 指标 sends the file in the direct messages of who typed it, and says so to nobody else', async () => {
    const { slack, send, idle } = await startBot(transport);
    await send(slack.command('/plan', '导出 指标'));
    const posts = await idle();
    expect(posts.map(({ channel, thread_ts }) => [channel, thread_ts])).toEqual([['D0ALICE', undefined]]);
    expect(posts[0]?.text).toContain('指标（Excel）\n引自《区市场监督管理局2020年工作要点》');
    const [sheet] = await readSheets(bytes(slack.files[0]?.body));
    const figures = sheet?.rows.slice(1).map((cells) => cells[1]);
    expect(figures?.toSorted()).toEqual(
      knowledge.facts.figures.map(({ start, end }) => knowledge.plan.text.slice(start, end)).toSorted(),
    );
    expect(slack.ephemerals.map(({ text }) => text)).toEqual(['文件发在你和我的私信里了。']);
    expect(slack.errors).toEqual([]);
  });

  it('a mention gets the answer to a question as Word, in its thread', async () => {
    const { slack, send, idle } = await startBot(transport);
    const mention = slack.mention('导出 电梯相关任务 word');
    await send(mention);
    const [post] = await idle();
    const { ts } = mention.body.event as { ts: string };
    expect(post).toMatchObject({ channel: 'C0GENERAL', thread_ts: ts });
    expect(slack.files[0]?.name).toBe('电梯相关任务.docx');
    const text = await readWords(bytes(slack.files[0]?.body));
    expect(text).toContain('完成60台住宅小区老旧电梯安全评估工作');
    expect(text).toContain('——《区市场监督管理局2020年工作要点》二、(二)6.保障特种设备安全 一是（6.1）');
  });
});

it('says what can be exported, and answers what the plan does not hold', async () => {
  const { slack, send, idle } = await startBot('socket');
  await send(slack.command('/plan', '导出'));
  await send(slack.command('/plan', '导出 局长的工资'));
  await idle();
  const said = slack.ephemerals.map(({ text }) => text);
  expect(said[0]).toMatch(/^导出什么？/);
  expect(said).toHaveLength(2);
  expect(slack.files).toEqual([]);
});

describe('where Slack takes no file', () => {
  it.each([
    ['files.getUploadURLExternal', { error: 'missing_scope' }, '请管理员按 manifest.json 更新应用并重新安装'],
    ['files.getUploadURLExternal', { error: 'file_uploads_disabled' }, 'Slack 不收（file_uploads_disabled）'],
    ['files.completeUploadExternal', { error: 'not_in_channel' }, 'Slack 不收（not_in_channel）'],
  ])('%s refused with %o is told in the thread, with the address of the console', async (method, fault, told) => {
    const { slack, send, idle } = await startBot('socket', {}, 1000, { PUBLIC_URL: 'https://plan.example.gov.cn' });
    slack.fail({ method, with: fault, times: 10 });
    await send(slack.mention('导出 指标'));
    const [post, ...more] = await idle();
    expect(post?.text).toContain(told);
    expect(post?.text).toContain('https://plan.example.gov.cn/plan/2020-jiading/figures.xlsx');
    expect(more).toEqual([]);
  });

  it.each(['files.getUploadURLExternal', 'upload'])('%s that fails once is tried again', async (method) => {
    const { slack, send, idle } = await startBot('socket');
    slack.fail({ method, with: 500 });
    await send(slack.mention('导出 指标'));
    const posts = await idle();
    expect(posts.map(({ files }) => files?.map(({ name }) => name))).toEqual([['指标.xlsx']]);
  });

  it('a file whose last call was lost on its way back is found and not sent again', async () => {
    const { slack, send, idle } = await startBot('socket');
    slack.fail({ method: 'files.completeUploadExternal', with: 'drop after storing' });
    await send(slack.mention('导出 指标'));
    const posts = await idle();
    expect(posts.map(({ files }) => files?.map(({ name }) => name))).toEqual([['指标.xlsx']]);
    expect(slack.calls.filter(({ method }) => method === 'files.completeUploadExternal')).toHaveLength(1);
  });
});

it('words of a question that are markup reach nobody as such', async () => {
  const { slack, send, idle } = await startBot('socket');
  await send(slack.mention('导出 电梯 <!channel> *x* 相关任务'));
  for (const { text, files = [] } of await idle()) {
    expect(text).not.toMatch(/<!/);
    for (const { name } of files) expect(name).not.toMatch(/[<>]/);
  }
});
