import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readConfig } from '../../src/config/config.ts';
import { isRejected, missingAccount } from '../../src/wecom/connection/account.ts';

const folder = mkdtempSync(join(tmpdir(), 'settings-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const BOT = { WECOM_BOT_ID: 'bot', WECOM_BOT_SECRET: 'secret' };

it('names the setting that is missing, and where it is found', () => {
  const place = '企业微信管理后台 → 智能机器人 → API 模式 → 长连接';
  expect(missingAccount(readConfig({}))).toBe(`WECOM_BOT_ID：${place} → Bot ID`);
  expect(missingAccount(readConfig({ WECOM_BOT_ID: 'bot' }))).toBe(`WECOM_BOT_SECRET：${place} → Secret`);
  expect(missingAccount(readConfig(BOT))).toBeNull();
});

it('reads lists, an address of one’s own and certificates', () => {
  const file = join(folder, 'ca.pem');
  writeFileSync(file, '-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n');
  const { wecom } = readConfig({
    ...BOT,
    ...{ WECOM_ALLOW_CHATS: 'wrk1，wrk2, wrk3', WECOM_BOT_NAME: ' Work Plan ', WECOM_CA_FILE: file },
    ...{ WECOM_WS_URL: 'wss://wecom.example.gov.cn/ws', WECOM_WEBHOOK_URL: 'https://a.cn/?key=1 https://a.cn/?key=2' },
  });
  expect(wecom).toMatchObject({
    ...{ chats: ['wrk1', 'wrk2', 'wrk3'], users: [], name: 'Work Plan', url: 'wss://wecom.example.gov.cn/ws' },
    ...{ ca: expect.stringContaining('BEGIN'), webhooks: ['https://a.cn/?key=1', 'https://a.cn/?key=2'] },
  });
});

it.each([
  [{ WECOM_WS_URL: 'https://wecom.example.gov.cn' }, '设置不对：WECOM_WS_URL。改法：WECOM_WS_URL 写长连接地址'],
  [{ WECOM_WEBHOOK_URL: 'key-alone' }, '设置不对：WECOM_WEBHOOK_URL。改法：'],
  [{ WECOM_CA_FILE: join(folder, 'none.pem') }, 'none.pem 里读不到证书。改法：写 PEM 证书文件的路径'],
])('refuses what cannot be, in one line: %j', (env, line) => {
  const reading = () => readConfig({ ...BOT, ...env });
  expect(reading).toThrow(line);
  expect(reading).not.toThrow('secret');
});

it('knows the refusals that no second try mends', () => {
  expect(['错误码 853000', '错误码 93019', '错误码 -1', 'connect ECONNREFUSED'].map(isRejected)).toEqual([
    true,
    true,
    false,
    false,
  ]);
});
