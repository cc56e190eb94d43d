import { reasonOf } from '../doctor/checkup.ts';
import type { AppContext, Connection, ConnectionState, Platform } from '../platform/platform.ts';
import { START_LIMITS } from './limits.ts';

/** The platforms while they are opened, by name. */
interface Opening {
  readonly context: AppContext;
  readonly states: Map<string, ConnectionState>;
  readonly connections: Map<string, Connection>;
  /** Aborts when the process is to end: nothing is tried again. */
  readonly stopping: AbortSignal;
}

/** Opens a platform and says how it went, null where it is not wanted. Where it cannot be reached it is tried again in the background; where it refuses the token it is not. */
export async function openPlatform(
  platform: Platform,
  opening: Opening,
  pause: number = START_LIMITS.retryFirst,
): Promise<string | null> {
  const { context, states, connections, stopping } = opening;
  const { name } = platform;
  if (platform.isWanted?.(context.config) === false) return null;
  const missing = platform.missing(context.config);
  if (missing !== null) {
    states.set(name, 'off');
    return `${name} 未连接，缺 ${missing}。写入 .env 后重新启动；其他功能照常。`;
  }
  try {
    const connection = await platform.connect(context);
    connections.set(name, connection);
    // What comes when the end has begun would be closed by nobody.
    if (stopping.aborted) await connection.stop();
    states.set(name, 'connected');
    return connection.statusText ?? `${name} 已连接。`;
  } catch (error) {
    const reason = reasonOf(error);
    const isFinal = platform.isFinal?.(reason) ?? false;
    states.set(name, isFinal ? 'refused' : 'waiting');
    if (!isFinal)
      setTimeout(() => again(platform, opening, Math.min(START_LIMITS.retryLongest, 2 * pause)), pause).unref();
    context.log.warn({ platform: name, reason, isFinal }, 'not connected');
    const mend = isFinal ? '检查 .env 里的设置，再重新启动。' : '稍后会自动再试。';
    return `${name} 没有连上（${reason}）。${mend}其他功能照常。`;
  }
}

async function again(platform: Platform, opening: Opening, pause: number): Promise<void> {
  if (!opening.stopping.aborted) await openPlatform(platform, opening, pause);
}

/** A platform that was connected may have lost its connection since. */
export function stateNow(
  name: string,
  state: ConnectionState,
  connections: ReadonlyMap<string, Connection>,
): ConnectionState {
  const connection = connections.get(name);
  if (state !== 'connected' || !connection) return state;
  return connection.state?.() ?? (connection.isConnected() ? 'connected' : 'waiting');
}
