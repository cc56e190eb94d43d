import { statSync } from 'node:fs';
import { connect } from 'node:net';
import type { Config } from '../config/config.ts';
import { SETTING_NAMES } from '../config/config.ts';
import { ENV_FILE, readEnvFile } from '../config/env-file.ts';
import { proxyFor } from '../config/proxy.ts';
import { openZone } from '../config/timezone.ts';
import { openDatabase } from '../store/store.ts';
import { WECOM_URL } from '../wecom/connection/account.ts';
import { bad, type Checkup, hint, reasonOf, well } from './checkup.ts';
import { DOCTOR_LIMITS } from './limits.ts';

/** The file of settings: its names and its rights. That its values are sound was found in reading it. */
export function checkSettings(): readonly Checkup[] {
  const stat = statSync(ENV_FILE, { throwIfNoEntry: false });
  if (!stat) return [well('设置', `没有 ${ENV_FILE}，用环境变量和默认值`)];
  const names = Object.keys(readEnvFile(SETTING_NAMES));
  const unknown = names.filter((name) => !SETTING_NAMES.includes(name));
  const isOpen = process.platform !== 'win32' && (stat.mode & DOCTOR_LIMITS.others) !== 0;
  return [
    well('设置', `${ENV_FILE} 读入，${names.length}项`),
    ...unknown.map((name) => hint('设置', `${ENV_FILE} 里的 ${name} 不是本程序的设置`, '对照 .env.example 检查拼写')),
    ...(isOpen ? [hint('设置', `${ENV_FILE} 别的账号也能读，里面有口令`, `运行 chmod 600 ${ENV_FILE}`)] : []),
  ];
}

/** The program that runs this, and the office's zone. */
export function checkZone({ zone }: Config): readonly Checkup[] {
  const { day, time } = openZone(zone).at(Date.now());
  return [well('程序', `Node ${process.versions.node}`), well('时区', `${zone}，现在是 ${day} ${time}`)];
}

/** The clock, beside that of PostgreSQL or of Slack where one of them is used. */
export async function checkClock(config: Config): Promise<readonly Checkup[]> {
  const there = await timeElsewhere(config).catch(() => null);
  if (there === null) return [well('时钟', '没有可以对照的时钟，请和手机上的时间核对')];
  const ahead = Math.round((Date.now() - there) / 1_000);
  if (Math.abs(ahead) * 1_000 <= DOCTOR_LIMITS.clock) return [well('时钟', `相差${Math.abs(ahead)}秒`)];
  const text = `本机的时钟${ahead > 0 ? '快' : '慢'}了${Math.abs(ahead)}秒`;
  return [bad('时钟', text, '打开系统的自动对时（例如 timedatectl set-ntp true），推送时间和 Slack 的签名都按它算')];
}

async function timeElsewhere(config: Config): Promise<number | null> {
  if (config.databaseUrl !== null) {
    const database = await openDatabase({ dataDir: config.data, databaseUrl: config.databaseUrl });
    try {
      const [row] = await database.all<{ at: number }>(
        'select (extract(epoch from clock_timestamp()) * 1000)::bigint as at',
      );
      return row?.at ?? null;
    } finally {
      await database.close();
    }
  }
  if (config.slack.botToken === null) return null;
  const url = config.slack.apiUrl ?? 'https://slack.com/api/';
  const response = await fetch(new URL('api.test', url), { signal: AbortSignal.timeout(DOCTOR_LIMITS.reach) });
  const date = Date.parse(response.headers.get('date') ?? '');
  return Number.isNaN(date) ? null : date;
}

/** The office's proxy: whether it is there, and which platforms go through it. */
export async function checkProxy({ proxy, slack, wecom }: Config): Promise<readonly Checkup[]> {
  if (proxy === null) return [well('代理', '没有设，直接连接')];
  const targets = [
    ...(slack.botToken === null ? [] : [slack.apiUrl ?? 'https://slack.com/']),
    ...(wecom.botId === null ? [] : [wecom.url ?? WECOM_URL]),
    ...wecom.webhooks,
  ];
  const direct = targets.filter((url) => proxyFor(proxy, url) === null).map((url) => new URL(url).host);
  const checks = [...new Set([proxy.https, proxy.http])].flatMap((one) => (one === null ? [] : [reachProxy(one)]));
  return [
    ...(await Promise.all(checks)),
    ...(direct.length === 0 ? [] : [well('代理', `按 NO_PROXY 不经代理：${[...new Set(direct)].join('、')}`)]),
  ];
}

async function reachProxy(address: string): Promise<Checkup> {
  const { hostname, port, protocol } = new URL(address);
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  const at = `${hostname}:${port || (protocol === 'https:' ? 443 : 80)}`;
  try {
    await reach(host, Number(port || (protocol === 'https:' ? 443 : 80)));
    return well('代理', `${at} 连得上`);
  } catch (error) {
    return bad('代理', `${at} 连不上（${reasonOf(error)}）`, '检查 HTTPS_PROXY、HTTP_PROXY 的地址，不需要代理就去掉');
  }
}

function reach(host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, timeout: DOCTOR_LIMITS.reach });
    socket.once('connect', () => {
      socket.destroy();
      resolve();
    });
    socket.once('timeout', () => socket.destroy(new Error('没有回应')));
    socket.once('error', reject);
  });
}
