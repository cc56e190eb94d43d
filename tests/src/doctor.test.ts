import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { SETTING_NAMES } from '../../src/config/config.ts';
import { ROOT } from '../../src/config/root.ts';
import { openStore, STORE_FILE } from '../../src/store/store.ts';
import { type Run, run } from '../program.ts';
import { copySeeds } from '../seed-folders.ts';
import { startWecom } from '../wecom/standin.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'doctor-'));
  return () => rmSync(folder, { recursive: true, force: true });
});

const examine = (env: Record<string, string> = {}) => run(['doctor'], '', { DATA_DIR: join(folder, 'data'), ...env });
const lines = ({ out }: Run, mark: string) => out.split('\n').filter((line) => line.startsWith(mark));

/** Runs a built program in a folder with a file of settings. */
async function runIn(program: string, settings: Uint8Array | string): Promise<Run> {
  writeFileSync(join(folder, '.env'), settings, { mode: 0o600 });
  const env = { ...process.env, DATA_DIR: join(folder, 'data') };
  const child = spawn(process.execPath, [join(ROOT, 'dist', `${program}.js`)], { cwd: folder, env });
  child.stdin.end();
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { status: child.exitCode, out, err };
}

it('finds all well where nothing is set, a line a thing', async () => {
  const found = await examine();
  expect([found.status, found.err, lines(found, '✗')]).toEqual([0, '', []]);
  for (const name of [
    '设置',
    '程序',
    '时区',
    '时钟',
    '代理',
    '计划',
    '词表',
    '日历',
    '数据',
    '磁盘',
    'Slack',
    '企业微信',
  ])
    expect(found.out).toMatch(new RegExp(`^[✓!] ${name}：.+。$`, 'm'));
  expect(found.out).toContain('20条、74点');
});

it('finds a broken word list, with file, line and mend', async () => {
  const seeds = copySeeds();
  onTestFinished(() => rmSync(seeds, { recursive: true }));
  writeFileSync(join(seeds, 'words', 'stop.txt'), '麻 烦\n');
  const found = await examine({ SEEDS_DIR: seeds });
  expect(found.status).toBe(1);
  expect(lines(found, '✗').join('\n')).toMatch(/^✗ 词表：\S*stop\.txt 第1行：.+。改法：.+。$/m);
});

describe('the store', () => {
  const file = () => join(folder, 'data', STORE_FILE);
  beforeEach(async () => (await openStore({ dataDir: join(folder, 'data'), databaseUrl: null })).close());

  it('is well where it is sound, and is left as it is', async () => {
    const found = await examine();
    expect([found.status, lines(found, '✓ 数据')[0]]).toEqual([0, `✓ 数据：${file()} 完好，可读可写。`]);
  });

  it.skipIf(process.platform === 'win32')('is told to be open to others', async () => {
    chmodSync(file(), 0o644);
    const found = await examine();
    expect([found.status, lines(found, '✗').join()]).toEqual([1, expect.stringContaining('改法：运行 chmod 600')]);
  });

  it('is told to be damaged', async () => {
    writeFileSync(file(), 'not a database at all '.repeat(500));
    const found = await examine();
    expect(found.status).toBe(1);
    expect(lines(found, '✗').join()).toMatch(/数据：.+not a database.+改法：.+备份还原/);
  });

  it('is told to be out of reach where it is PostgreSQL', async () => {
    const found = await examine({ DATABASE_URL: 'postgres://bot:geheim@127.0.0.1:1/plan' });
    expect(found.status).toBe(1);
    expect(lines(found, '✗').join()).toMatch(/数据：DATABASE_URL：PostgreSQL 打不开.+ECONNREFUSED/);
    expect(found.out).not.toContain('geheim');
  });
});

/** A Slack with a clock of its own that refuses one kind of token. */
async function openSlack(refused: string, date = new Date()): Promise<string> {
  const server = createServer((request, response) => {
    const isRefused = (request.headers.authorization ?? '').includes(refused);
    response.sendDate = false;
    response.setHeader('date', date.toUTCString());
    response.end(JSON.stringify(isRefused ? { ok: false, error: 'invalid_auth' } : { ok: true, team: '办公室' }));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => void server.close());
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/api/`;
}

describe('the platforms', () => {
  const tokens = { SLACK_BOT_TOKEN: 'xoxb-secret', SLACK_APP_TOKEN: 'xapp-secret' };

  it('are asked whether they take the tokens, which are not told', async () => {
    const good = await examine({ ...tokens, SLACK_API_URL: await openSlack('none') });
    expect(lines(good, '✓ Slack')).toEqual([
      '✓ Slack：SLACK_BOT_TOKEN 有效，工作区 办公室。',
      '✓ Slack：SLACK_APP_TOKEN 有效，工作区 办公室。',
    ]);
    expect([good.status, lines(good, '✓ 时钟')[0]]).toEqual([0, expect.stringMatching(/相差\d+秒/)]);
    const wrong = await examine({ ...tokens, SLACK_API_URL: await openSlack('xapp') });
    expect([wrong.status, lines(wrong, '✗').length]).toEqual([1, 1]);
    expect(lines(wrong, '✗')[0]).toMatch(/SLACK_APP_TOKEN 被拒绝（invalid_auth）。改法：/);
    expect(good.out + wrong.out).not.toMatch(/xoxb-|xapp-/);
  });

  it('show that the clock is wrong', async () => {
    const url = await openSlack('none', new Date(Date.now() + 3_600_000));
    const found = await examine({ ...tokens, SLACK_API_URL: url });
    expect([found.status, lines(found, '✗')[0]]).toEqual([
      1,
      expect.stringMatching(/时钟：本机的时钟慢了3\d{3}秒。改法：/),
    ]);
  });

  it('are told to be out of reach, or to lack a setting', async () => {
    const url = await openSlack('none');
    const found = await examine({
      ...{ SLACK_BOT_TOKEN: 'xoxb-secret', SLACK_API_URL: url, WECOM_BOT_ID: 'bot', WECOM_BOT_SECRET: 'secret' },
      ...{ WECOM_WS_URL: 'ws://127.0.0.1:1/' },
    });
    expect(found.status).toBe(1);
    expect(lines(found, '✗').map((line) => line.slice(2, 20))).toEqual([
      expect.stringMatching(/^Slack：缺 SLACK_APP/),
      expect.stringMatching(/^企业微信：127\.0\.0\.1/),
    ]);
  });

  it('leave the bot that is running in its place', async () => {
    const wecom = await startWecom();
    onTestFinished(() => wecom.stop());
    const account = { WECOM_BOT_ID: wecom.botId, WECOM_BOT_SECRET: wecom.secret, WECOM_WS_URL: wecom.url };
    const found = await examine(account);
    expect([found.status, lines(found, '! 企业微信')[0]]).toEqual([0, expect.stringContaining('连得上')]);
    expect(wecom.heard('aibot_subscribe')).toEqual([]);
  });

  it('are behind a proxy that is not there', async () => {
    writeFileSync(join(folder, '.env'), '');
    const { status, out } = await runIn('doctor', 'HTTPS_PROXY=http://127.0.0.1:1\n');
    expect([status, out]).toEqual([
      1,
      expect.stringMatching(/^✗ 代理：127\.0\.0\.1:1 连不上（.*ECONNREFUSED.*）。改法：/m),
    ]);
  });
});

describe('a file of settings', () => {
  const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('PORT=3915\r\n', 'utf16le')]);
  // 端口 in GB18030.
  const chinese = Buffer.concat([
    Buffer.from('# '),
    Buffer.from([0xb6, 0xcb, 0xbf, 0xda]),
    Buffer.from('\nPORT=3918\n'),
  ]);

  it.each([
    ['in UTF-16', wide, /^\.env 第1行：不是 UTF-8 编码。改法：.+UTF-8.+。\n$/],
    ['in GB18030', chinese, /^\.env 第1行：不是 UTF-8 编码。改法：.+UTF-8.+。\n$/],
    [
      'with a # in a value',
      'PORT=0\nCONSOLE_TOKEN=abc#defghijklm\n',
      /^\.env 第2行：CONSOLE_TOKEN 的值在 # 处断开了。改法：.+引号.+。\n$/,
    ],
  ])('%s is refused in one line, by the start and by the doctor', async (_, settings, line) => {
    const started = await runIn('main', settings);
    expect([started.status, started.out]).toEqual([2, '']);
    expect(started.err).toMatch(line);
    const { status, out } = await runIn('doctor', settings);
    expect([status, out]).toEqual([1, expect.stringMatching(/^✗ 设置：\.env.+。改法：.+。\n/)]);
  });

  it('is taken with comments, quotes and marks, and a name that is none is told', async () => {
    const settings =
      '\uFEFF# 端口\nPORT=0 # 任意\nCONSOLE_TOKEN="abc#defghijklm"\nexport LOG_LEVEL=silent\nCONSOL_TOKEN=1\n';
    const { status, out } = await runIn('doctor', settings);
    expect(status).toBe(0);
    expect(out).toMatch(/^✓ 设置：\.env 读入，4项。$/m);
    expect(out).toMatch(/^! 设置：\.env 里的 CONSOL_TOKEN 不是本程序的设置。改法：/m);
  });

  it('that is the example, with all its settings taken in, is known to the last name', () => {
    const example = readFileSync(join(ROOT, '.env.example'), 'utf8');
    const names = [...example.matchAll(/^# ([A-Z_]+)=/gm)].map(([, name = '']) => name);
    expect(names.toSorted()).toEqual([...SETTING_NAMES].toSorted());
  });
});
