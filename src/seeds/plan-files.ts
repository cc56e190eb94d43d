import { closeSync, type Dirent, openSync, readdirSync, readSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { Fault } from '../../index/text/fault.ts';
import { FORMATS } from '../read/file.ts';
import { detectType, rejectType } from '../read/file-type.ts';
import { READ_LIMITS } from '../read/limits.ts';

/** Names of the plans in a seeds folder: files of a known ending; hidden and temporary ones are none. */
export function planFiles(folder: string): readonly string[] {
  return entries(folder).flatMap((entry) => (isPlan(entry) ? [entry.name] : []));
}

/** What lies beside the plans and is none, each with what to do about it. It never stops the start. */
export function strayFiles(folder: string): readonly Fault[] {
  return entries(folder)
    .filter((entry) => !isPlan(entry))
    .map((entry) => {
      const file = join(basename(folder), 'plans', entry.name);
      const known = FORMATS.join('、');
      if (entry.isDirectory())
        return new Fault(file, null, '是文件夹，没有读入', `把计划直接放在 plans 里（${known}）`);
      const kind = detectType(firstBytes(join(folder, 'plans', entry.name)));
      if (kind === 'text' || kind === 'zip' || kind === 'pdf')
        return new Fault(file, null, '不是计划，没有读入', `是计划就改成对应的结尾（${known}），不是就移到别处`);
      const { problem, mend } = rejectType(file, kind);
      return new Fault(file, null, `${problem}，没有读入`, mend);
    });
}

const isPlan = (entry: Dirent) =>
  !entry.isDirectory() && FORMATS.some((ending) => ending === extname(entry.name).toLowerCase());

function entries(folder: string): readonly Dirent[] {
  try {
    return readdirSync(join(folder, 'plans'), { withFileTypes: true })
      .filter(({ name }) => !/^[.~]/.test(name))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return [];
  }
}

/** The first bytes of a file; none where it cannot be read. */
function firstBytes(path: string): Uint8Array {
  try {
    const file = openSync(path, 'r');
    try {
      const bytes = new Uint8Array(READ_LIMITS.pdfHead);
      return bytes.subarray(0, readSync(file, bytes));
    } finally {
      closeSync(file);
    }
  } catch {
    return new Uint8Array();
  }
}
