import { READ_LIMITS } from '../limits.ts';

/** The page of a web archive (MHT), or of a file that is one page; null where there is none. */
export function findPage(bytes: Uint8Array, depth = 0): string | null {
  const raw = Buffer.from(bytes).toString('latin1');
  const blank = /^\r?\n|\r?\n\r?\n/.exec(raw);
  const head = raw.slice(0, blank ? blank.index : 0);
  if (!/^(?:[\w-]+:[^\n]*(?:\n[ \t][^\n]*)*\n?)+$/.test(head) || !/content-type|mime-version/i.test(head))
    return depth === 0 ? decodePage(bytes, null) : null;
  const body = raw.slice((blank?.index ?? 0) + (blank?.[0].length ?? 0));
  const header = (name: string) =>
    new RegExp(`^${name}:\\s*([^\\n]*(?:\\n[ \\t][^\\n]*)*)`, 'im').exec(head)?.[1] ?? '';
  const type = header('content-type');
  const boundary = /boundary\s*=\s*(?:"([^"]+)"|([^\s;]+))/i.exec(type);
  if (boundary && depth < READ_LIMITS.chunkDepth) {
    const parts = body.split(`--${boundary[1] ?? boundary[2]}`).slice(1);
    const found = parts.map((part) => findPage(Buffer.from(part.replace(/^\r?\n/, ''), 'latin1'), depth + 1));
    return found.find((page) => page !== null) ?? null;
  }
  if (!/html/i.test(type)) return null;
  const charset = /charset\s*=\s*"?([\w-]+)/i.exec(type)?.[1] ?? null;
  return decodePage(decodeTransfer(body, header('content-transfer-encoding').trim().toLowerCase()), charset);
}

function decodeTransfer(body: string, encoding: string): Uint8Array {
  if (encoding === 'base64') return Buffer.from(body, 'base64');
  if (encoding !== 'quoted-printable') return Buffer.from(body, 'latin1');
  const plain = body
    .replace(/=[ \t]*\r?\n/g, '')
    .replace(/=([\da-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(plain, 'latin1');
}

/** A page in the encoding that its mark, its mail or its head says; UTF-8, else GB18030, where nothing does. */
function decodePage(bytes: Uint8Array, charset: string | null): string {
  const wide =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
  const head = Buffer.from(bytes.subarray(0, READ_LIMITS.pdfHead)).toString('latin1');
  const meta = /<meta[^>]*?charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1];
  for (const encoding of [wide, charset, meta, 'utf-8', 'gb18030']) {
    if (!encoding) continue;
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // The next encoding is tried.
    }
  }
  return new TextDecoder('utf-8').decode(bytes);
}
