import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Fault } from '../../index/text/fault.ts';
import { ROOT } from '../config/root.ts';
import { LIMITS } from './limits.ts';

/** Files that the pages load, by name: where each lies, and what it is. */
const FILES: Readonly<Record<string, readonly [string, string]>> = {
  'style.css': ['src/web/style.css', 'text/css; charset=utf-8'],
  'icon.svg': ['src/web/icon.svg', 'image/svg+xml'],
  'page.js': ['dist/page.js', 'text/javascript; charset=utf-8'],
};
/** The address changes with the content, so a browser may keep it for a year. */
const FOREVER = 'public, max-age=31536000, immutable';

/** The files that the pages load, served by this process alone. */
export interface Assets {
  /** Address of a file. */
  url(name: string): string;
  /** The file; null where there is none of that name. */
  serve(name: string): Response | null;
}

/** Reads the files. Throws Fault where one is missing. */
export function readAssets(): Assets {
  const files = new Map(
    Object.entries(FILES).map(([name, [path, type]]) => {
      const body = read(path);
      const version = createHash('sha256').update(body).digest('hex').slice(0, LIMITS.assetDigits);
      return [name, { body, type, version }] as const;
    }),
  );
  return {
    url: (name) => `/assets/${name}?v=${files.get(name)?.version ?? ''}`,
    serve(name) {
      const file = files.get(name);
      if (!file) return null;
      return new Response(file.body, { headers: { 'content-type': file.type, 'cache-control': FOREVER } });
    },
  };
}

function read(path: string): string {
  try {
    return readFileSync(join(ROOT, path), 'utf8');
  } catch {
    throw new Fault(path, null, '网页的文件不在', '重新运行 npm ci');
  }
}
