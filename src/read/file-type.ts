import { Fault } from '../../index/text/fault.ts';
import { READ_LIMITS } from './limits.ts';

/** What the first bytes of a file say it is; 'text' where they say nothing. */
type FileType = 'pdf' | 'zip' | 'old' | 'locked' | 'picture' | 'archive' | 'rtf' | 'page' | 'text';

const SIGNS: readonly (readonly [FileType, readonly number[]])[] = [
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['old', [0xd0, 0xcf, 0x11, 0xe0]],
  ['picture', [0x89, 0x50, 0x4e, 0x47]],
  ['picture', [0xff, 0xd8, 0xff]],
  ['picture', [0x47, 0x49, 0x46, 0x38]],
  ['picture', [0x49, 0x49, 0x2a, 0x00]],
  ['picture', [0x4d, 0x4d, 0x00, 0x2a]],
  ['archive', [0x52, 0x61, 0x72, 0x21]],
  ['archive', [0x37, 0x7a, 0xbc, 0xaf]],
  ['archive', [0x1f, 0x8b]],
  ['rtf', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
];

/** Tells what a file is by its content. */
export function detectType(bytes: Uint8Array): FileType {
  const sign = SIGNS.find(([, first]) => first.every((byte, i) => bytes[i] === byte))?.[0];
  const head = Buffer.from(bytes.subarray(0, READ_LIMITS.pdfHead)).toString('latin1');
  if (sign === 'old') return Buffer.from(bytes).includes('EncryptedPackage', 0, 'utf16le') ? 'locked' : 'old';
  if (sign) return sign;
  if (head.includes('%PDF-')) return 'pdf';
  if (/^BM[\s\S]{4}\0{4}/.test(head) || /^RIFF[\s\S]{4}WEBP/.test(head) || /^[\s\S]{4}ftyp(?:hei|mif|avif)/.test(head))
    return 'picture';
  return /^(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html|\?xml)/i.test(head) ? 'page' : 'text';
}

const REFUSED: Readonly<Record<Exclude<FileType, 'pdf' | 'zip' | 'text'>, readonly [string, string]>> = {
  old: ['是旧的二进制格式（.doc、.xls、.wps、.et）', '用 Word、Excel 或 WPS 打开，另存为 .docx 或 .xlsx'],
  locked: ['文件加了密码', '打开后取消密码，再另存'],
  picture: ['是图片，里面没有文字', '放入文件的电子版（.docx、.txt 或 .pdf），或先做文字识别并校对'],
  archive: ['是压缩包', '解压后放入里面的文件'],
  rtf: ['是 RTF 格式', '用 Word 或 WPS 打开，另存为 .docx'],
  page: ['是网页源代码', '在浏览器里打开，把正文复制到 .txt 文件'],
};

/** The fault for a file that is no plan in a form that can be read. */
export function rejectType(name: string, look: keyof typeof REFUSED): Fault {
  const [problem, mend] = REFUSED[look];
  return new Fault(name, null, problem, mend);
}
