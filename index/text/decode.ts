import { Fault } from './fault.ts';

/** Decodes a file as the offsets of all citations see it: UTF-8, byte order mark removed, line ends as \n. Throws Fault. */
export function decode(file: string, bytes: Uint8Array): string {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Fault(file, brokenLine(bytes), '不是 UTF-8 编码', '用记事本打开，另存为 UTF-8 编码');
  }
  if (text.trim() === '') throw new Fault(file, null, '文件是空的', '放入文件的全文后重新启动');
  const zero = text.indexOf('\0');
  if (zero >= 0) throw new Fault(file, lineAt(text, zero), '含有空字符，不像文本文件', '另存为 UTF-8 纯文本');
  return text.replace(/\r\n?/g, '\n');
}

/** 1-based line of an offset. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

function brokenLine(bytes: Uint8Array): number {
  const lenient = new TextDecoder('utf-8').decode(bytes);
  return lineAt(lenient, Math.max(0, lenient.indexOf('�')));
}
