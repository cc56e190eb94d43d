import { readFileSync } from 'node:fs';
import { parse } from 'dotenv';
import { decode } from '../../index/text/decode.ts';
import { Fault } from '../../index/text/fault.ts';

/** Name of the file of settings in the working folder. */
export const ENV_FILE = '.env';

/** What .env of the working folder sets; nothing where there is none. Throws Fault where it is not UTF-8, or a value of `names` is cut off. */
export function readEnvFile(names: readonly string[]): Readonly<Record<string, string>> {
  const bytes = readBytes();
  if (bytes === null || bytes.every((byte) => byte <= 0x20)) return {};
  const text = decode(ENV_FILE, bytes);
  const values = parse(text);
  for (const [i, line] of text.split('\n').entries()) {
    const [, name = '', value = ''] = /^\s*(?:export\s+)?([\w.-]+)\s*=(?!\s*["'`])(.*)$/.exec(line) ?? [];
    const hash = /(?<!\s)#/.exec(value)?.index ?? -1;
    const comment = /\s#/.exec(value)?.index ?? value.length;
    if (hash < 0 || hash > comment || !names.includes(name) || values[name] !== value.slice(0, hash).trim()) continue;
    throw new Fault(ENV_FILE, i + 1, `${name} 的值在 # 处断开了`, `用英文双引号把整个值括起来：${name}="…"`);
  }
  return values;
}

function readBytes(): Uint8Array | null {
  try {
    return readFileSync(ENV_FILE);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new Fault(ENV_FILE, null, '不能读', '检查它是不是文件，有没有读取权限');
  }
}
