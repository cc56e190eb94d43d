import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Keep } from '../../index/knowledge.ts';
import type { Log } from '../config/logger.ts';

/** Digest of the sources that a program was built from; empty where it runs unbuilt. */
const BUILD = process.env.BUILD_DIGEST ?? '';

/** Folder of the cache within the data folder. */
export const CACHE = 'cache';

/**
 * Keeps what is computed of the office's files in the data folder, so that the next start reads it instead. A file holds
 * the digest of what it was computed from, of the program that did it, and of itself: one that does not fit is computed
 * anew, one that is damaged likewise, with a line in the log. It may be deleted at any time.
 */
export function openCache(data: string, log: Log, build = BUILD): Keep {
  if (build === '') return (_name, _sources, compute) => compute();
  const folder = join(data, CACHE);
  return (name, sources, compute) => {
    const file = join(folder, `${name}.cache`);
    const key = digest(build, ...sources);
    const found = read(file);
    if (found !== null) {
      const [wanted = '', own = ''] = found.head.split(' ');
      if (wanted === key && own === digest(found.body)) return found.body;
      if (wanted === key || !/^[0-9a-f]{64}$/.test(wanted)) log.warn({ file }, 'cache damaged, computing anew');
    }
    const body = compute();
    write(folder, file, `${key} ${digest(body)}\n${body}`, log);
    return body;
  };
}

/** The parts are told apart by their lengths. */
function digest(...parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest('hex');
}

function read(file: string): { readonly head: string; readonly body: string } | null {
  try {
    const text = readFileSync(file, 'utf8');
    const end = text.indexOf('\n');
    return { head: text.slice(0, end), body: text.slice(end + 1) };
  } catch {
    return null;
  }
}

/** Written beside and moved into place, so that no replica ever reads half of it. Without it everything goes on, slower. */
function write(folder: string, file: string, text: string, log: Log): void {
  try {
    mkdirSync(folder, { recursive: true });
    const beside = `${file}.${process.pid}`;
    writeFileSync(beside, text);
    renameSync(beside, file);
  } catch (error) {
    log.warn({ file, error: String(error) }, 'cache write failed');
  }
}
