import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { Fault } from '../../index/text/fault.ts';
import { READ_LIMITS } from './limits.ts';

/** The parts of an office file. */
export interface Zip {
  /** Names of all parts in their order. */
  readonly parts: readonly string[];
  /** The bytes of a part; null where it is missing. Throws Fault where it is locked or larger than it may be. */
  bytes(part: string): Promise<Uint8Array | null>;
}

/** Opens an office file from its bytes. Throws Fault where it is broken, locked, or unpacks to too much. */
export async function openZip(name: string, bytes: Uint8Array): Promise<Zip> {
  const broken = () => new Fault(name, null, '文件损坏，打不开', '用 Word、Excel 或 WPS 打开后另存，或重新拷贝一份');
  const file: ZipFile = await fromBufferPromise(Buffer.from(bytes), {}).catch(() => {
    throw broken();
  });
  const entries = await listEntries(name, file).catch((error: unknown) => {
    throw error instanceof Fault ? error : broken();
  });
  let sum = 0;
  return {
    parts: [...entries.keys()],
    async bytes(part) {
      const entry = entries.get(part);
      if (!entry) return null;
      try {
        const unpacked = await unpack(name, file, entry, READ_LIMITS.zipSum - sum);
        sum += unpacked.length;
        return unpacked;
      } catch (error) {
        throw error instanceof Fault ? error : broken();
      }
    },
  };
}

const tooMuch = (name: string) =>
  new Fault(name, null, '解开后过大，像是压缩炸弹', '确认文件来源，用 Word、Excel 或 WPS 另存后再放入');

async function listEntries(name: string, file: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  if (file.entryCount > READ_LIMITS.zipParts) throw tooMuch(name);
  const entries = new Map<string, Entry>();
  for await (const entry of file.eachEntry()) {
    if (entry.isEncrypted()) throw new Fault(name, null, '文件加了密码', '打开后取消密码，再另存');
    if (entries.has(entry.fileName) || entries.size > READ_LIMITS.zipParts) throw tooMuch(name);
    entries.set(entry.fileName, entry);
  }
  return entries;
}

/** Unpacks a part; what it declares and what really comes out are both held against the limits. */
async function unpack(name: string, file: ZipFile, entry: Entry, left: number): Promise<Uint8Array> {
  const limit = Math.min(READ_LIMITS.zipPart, left);
  if (entry.uncompressedSize > limit) throw tooMuch(name);
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of await file.openReadStreamPromise(entry)) {
    size += piece.length;
    if (size > limit) throw tooMuch(name);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
