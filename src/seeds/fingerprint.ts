import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Names, sizes and times of all files of a folder, by which a change is seen without reading them. */
export async function signatureOf(folder: string): Promise<string> {
  const names = (await readdir(folder, { recursive: true })).toSorted();
  const lines = await Promise.all(
    names.map(async (name) => {
      const { size, mtimeMs, ino } = await stat(join(folder, name));
      return `${name} ${size} ${mtimeMs} ${ino}`;
    }),
  );
  return lines.join('\n');
}
