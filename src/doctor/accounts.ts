import { z } from 'zod';
import type { Config } from '../config/config.ts';
import { openDispatcher } from '../platform/outbound.ts';
import { missingToken } from '../slack/connection/tokens.ts';
import { missingAccount, WECOM_URL } from '../wecom/connection/account.ts';
import { bad, type Checkup, hint, reasonOf, well } from './checkup.ts';
import { DOCTOR_LIMITS } from './limits.ts';

const reply = z.looseObject({ ok: z.boolean(), error: z.string().optional(), team: z.string().optional() });

/** What is said where a platform cannot be reached. */
const UNREACHED = '检查网络、代理（HTTPS_PROXY）和地址';

/** Slack's tokens, asked of Slack. */
export async function checkSlack(config: Config): Promise<readonly Checkup[]> {
  const { botToken, appToken } = config.slack;
  const missing = missingToken(config);
  if (botToken === null) return [well('Slack', '没有设，不连接')];
  const checks = [askSlack(config, 'auth.test', botToken, 'SLACK_BOT_TOKEN')];
  if (appToken !== null) checks.push(askSlack(config, 'apps.connections.open', appToken, 'SLACK_APP_TOKEN'));
  const lacking = missing === null ? [] : [bad('Slack', `缺 ${missing.split('：')[0]}`, missing)];
  return [...(await Promise.all(checks)), ...lacking];
}

async function askSlack({ slack }: Config, method: string, token: string, setting: string): Promise<Checkup> {
  try {
    const response = await fetch(new URL(method, slack.apiUrl ?? 'https://slack.com/api/'), {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(DOCTOR_LIMITS.reach),
    });
    const read = reply.safeParse(await response.json().catch(() => null)).data;
    if (!read) return bad('Slack', `${method} 的回答不是 Slack 的（HTTP ${response.status}）`, UNREACHED);
    if (read.ok) return well('Slack', `${setting} 有效${read.team === undefined ? '' : `，工作区 ${read.team}`}`);
    return bad(
      'Slack',
      `${setting} 被拒绝（${read.error ?? '没有说明'}）`,
      '到 api.slack.com/apps 核对令牌和权限，见 docs/slack.md',
    );
  } catch (error) {
    return bad('Slack', `连不上（${reasonOf(error)}）`, UNREACHED);
  }
}

/** WeCom's address. Nothing is subscribed: that would put the bot that is running out of its connection. */
export async function checkWecom(config: Config): Promise<readonly Checkup[]> {
  const { botId, secret, url, webhooks } = config.wecom;
  const hooks =
    webhooks.length === 0 ? [] : [well('企业微信', `消息推送${webhooks.length}个，发一次才知道对不对，没有试`)];
  if (botId === null && secret === null) return [well('企业微信', '没有设，不连接'), ...hooks];
  const missing = missingAccount(config);
  if (missing !== null) return [bad('企业微信', `缺 ${missing.split('：')[0]}`, missing), ...hooks];
  const address = url ?? WECOM_URL;
  try {
    await shakeHands(address, config);
    const text = `${new URL(address).host} 连得上；口令要登录才知道对不对，登录会挤下正在运行的机器人，没有试`;
    return [hint('企业微信', text, '看启动时的那一行，或 /plan 状态'), ...hooks];
  } catch (error) {
    return [bad('企业微信', `${new URL(address).host} 连不上（${reasonOf(error)}）`, UNREACHED), ...hooks];
  }
}

async function shakeHands(url: string, { proxy, wecom }: Config): Promise<void> {
  const { default: undici } = await import('undici');
  const dispatcher = await openDispatcher(proxy, wecom.ca);
  const socket = new undici.WebSocket(url, { dispatcher });
  try {
    await new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error('没有回应')), DOCTOR_LIMITS.reach);
      socket.addEventListener('open', () => resolve());
      socket.addEventListener('error', ({ error, message }) =>
        reject(new Error(message || error?.message || '握手没有成功')),
      );
      socket.addEventListener('close', () => clearTimeout(late));
    });
  } finally {
    socket.close();
    dispatcher.destroy().catch(() => undefined);
  }
}
