import { createServer } from 'node:http';
import { expect, it, onTestFinished } from 'vitest';
import { readConfig } from '../../src/config/config.ts';
import { proxyFor } from '../../src/config/proxy.ts';
import { openProxy } from '../proxy.ts';
import { openStage, until } from '../replica.ts';
import { startWecom } from '../wecom/standin.ts';

const OFFICE = { HTTPS_PROXY: 'http://proxy.office.test:8080' };
const routed = (env: Record<string, string>, url: string) => proxyFor(readConfig(env).proxy, url);

it.each([
  [OFFICE, 'https://slack.com/api/', true],
  [OFFICE, 'wss://openws.work.weixin.qq.com', true],
  [{ HTTPS_PROXY: 'proxy.office.test:8080' }, 'https://slack.com/', true],
  [{ https_proxy: OFFICE.HTTPS_PROXY }, 'https://slack.com/', true],
  [{ HTTP_PROXY: OFFICE.HTTPS_PROXY }, 'https://slack.com/', true],
  [OFFICE, 'http://slack.office.test/', false],
  [OFFICE, 'https://localhost:3000/', false],
  [OFFICE, 'https://127.0.0.1:3000/', false],
  [{ ...OFFICE, NO_PROXY: '.office.test, other.test' }, 'https://slack.office.test/', false],
  [{ ...OFFICE, NO_PROXY: 'office.test' }, 'https://slack.office.test/', false],
  [{ ...OFFICE, NO_PROXY: 'office.test' }, 'https://my-office.test/', true],
  [{ ...OFFICE, NO_PROXY: 'office.test:8443' }, 'https://office.test/', true],
  [{ ...OFFICE, NO_PROXY: 'office.test:8443' }, 'https://office.test:8443/', false],
  [{ ...OFFICE, NO_PROXY: '*' }, 'https://slack.com/', false],
  [{}, 'https://slack.com/', false],
])('%j leads %s through the proxy: %s', (env, url, isThrough) => {
  const expected = isThrough ? expect.stringMatching(/^http:\/\/proxy\.office\.test:8080\/?$/) : null;
  expect(routed(env as Record<string, string>, url)).toEqual(expected);
});

it('refuses a proxy of another kind, with the mend', () => {
  expect(() => readConfig({ HTTPS_PROXY: 'socks5://proxy:1080' })).toThrow(/HTTPS_PROXY 写代理的完整地址/);
});

/** A Slack that knows any token and says where its socket is. */
async function openSlackBehind(): Promise<number> {
  const calls: Record<string, object> = {
    'auth.test': { ok: true, user_id: 'U1', bot_id: 'B1', team: '办公室' },
    'apps.connections.open': { ok: true, url: 'ws://wss.office.test/link' },
  };
  const server = createServer((request, response) => {
    const method = (request.url ?? '').split('/').at(-1)?.split('?')[0] ?? '';
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(calls[method] ?? { ok: false, error: 'unknown_method' }));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => void server.close());
  server.on('upgrade', (_, socket) => socket.destroy());
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

it('Slack’s calls, its Socket Mode and WeCom’s connection go through the office’s proxy', async () => {
  const slack = await openSlackBehind();
  const wecom = await startWecom();
  onTestFinished(() => wecom.stop());
  const proxy = await openProxy({
    ...{ 'slack.office.test': slack, 'wss.office.test': slack },
    'wecom.office.test': Number(new URL(wecom.url).port),
  });
  onTestFinished(() => proxy.close());
  const stage = await openStage();
  onTestFinished(() => stage.close());
  const replica = stage.start({
    ...{ HTTP_PROXY: proxy.url, NO_PROXY: 'direct.office.test' },
    ...{ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1', SLACK_API_URL: 'http://slack.office.test/api/' },
    ...{ WECOM_BOT_ID: wecom.botId, WECOM_BOT_SECRET: wecom.secret, WECOM_WS_URL: 'ws://wecom.office.test/' },
  });
  await replica.says('wecom 已连接');
  await until(() => proxy.asked.some((host) => host.startsWith('wss.office.test')));
  expect(new Set(proxy.asked)).toEqual(new Set(['slack.office.test:80', 'wss.office.test:80', 'wecom.office.test:80']));
  await wecom.deliver(wecom.mention('6.1'));
  expect((await wecom.answered())[0]).toContain('60台');
});

it('says that the proxy refuses, and not only that something failed', async () => {
  const proxy = await openProxy({});
  onTestFinished(() => proxy.close());
  const stage = await openStage();
  onTestFinished(() => stage.close());
  const account = {
    SLACK_BOT_TOKEN: 'xoxb-1',
    SLACK_APP_TOKEN: 'xapp-1',
    SLACK_API_URL: 'https://slack.office.test/api/',
  };
  const replica = stage.start({ HTTPS_PROXY: proxy.url, ...account });
  await replica.says('slack 没有连上');
  expect(proxy.asked).toContain('slack.office.test:443');
  expect(replica.said()).toMatch(/slack 没有连上（.*(?:502|Proxy).*）/);
});
