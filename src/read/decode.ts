import { lineAt } from '../../index/text/decode.ts';
import { Fault } from '../../index/text/fault.ts';
import { READ_LIMITS } from './limits.ts';

/** Characters that GB18030 gives to bytes that never meant them. */
const STRANGE = /[\ufffd\ue000-\uf8ff\u0080-\u009f]/;
const HAN = /[\u4e00-\u9fff]/g;
/** The hundred or so characters that every official text uses. */
const USUAL = /[的一是在和了不为以及有中大工作年月日全市区县局各部门要加强建设推进管理实施完成开展落实责任单位]/g;

/** Decodes a plan's text: UTF-8, UTF-16, or GB18030; line ends become \n. Throws Fault for what is no text. */
export function decodePlan(name: string, bytes: Uint8Array): string {
  const text = decodeAny(name, bytes)
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n');
  if (text.trim() === '') throw new Fault(name, null, '文件是空的', '放入文件的全文后重新启动');
  const zero = text.indexOf('\0');
  if (zero >= 0) throw new Fault(name, lineAt(text, zero), '含有空字符，不像文本文件', '另存为 UTF-8 纯文本');
  const lost = text.indexOf('\ufffd');
  if (lost >= 0) throw new Fault(name, lineAt(text, lost), '有认不出的字符', '找到原文件，用记事本另存为 UTF-8 编码');
  return text;
}

function decodeAny(name: string, bytes: Uint8Array): string {
  const wide =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
  const utf = strict(wide ?? 'utf-8', bytes);
  if (utf !== null && (wide !== null || !utf.includes('\0'))) return utf;
  const zero = bytes.indexOf(0);
  const chinese = strict(zero < 0 ? 'gb18030' : zero % 2 === 1 ? 'utf-16le' : 'utf-16be', bytes);
  if (chinese !== null && isChinese(chinese)) return chinese;
  if (utf !== null) return utf;
  if (zero >= 0) throw new Fault(name, null, '含有空字符，不像文本文件', '另存为 UTF-8 纯文本');
  throw new Fault(name, brokenLine(bytes), '不是 UTF-8 编码，也不是 GB18030 编码', '用记事本打开，另存为 UTF-8 编码');
}

function strict(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function isChinese(text: string): boolean {
  const sample = text.slice(0, 20_000);
  const letters = sample.replace(/[\s\d\p{P}]/gu, '').length;
  const han = sample.match(HAN)?.length ?? 0;
  const usual = sample.match(USUAL)?.length ?? 0;
  return !STRANGE.test(sample) && han >= READ_LIMITS.chineseShare * letters && usual >= 0.03 * han;
}

function brokenLine(bytes: Uint8Array): number {
  const lenient = new TextDecoder('utf-8').decode(bytes);
  return lineAt(lenient, Math.max(0, lenient.indexOf('\ufffd')));
}
