import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../src/config/root.ts';

/** Where Debian, Ubuntu and others put Chromium; CHROMIUM_PATH names another place. */
const BROWSERS = [
  process.env.CHROMIUM_PATH ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
];
const POSTGRES_ROOT = '/usr/lib/postgresql';

/** The program of Chromium; null where there is none. */
export const CHROMIUM = BROWSERS.find((path) => path !== '' && existsSync(path)) ?? null;

/** The programs of Debian's newest PostgreSQL; null where there is none. */
export const POSTGRES_BIN = findPostgres();

/** Whether tests can have a browser. */
export const HAS_CHROMIUM = CHROMIUM !== null;

/** Whether tests can have a PostgreSQL: one is lent by TEST_DATABASE_URL, or Debian's package is installed. */
export const HAS_POSTGRES = process.env.TEST_DATABASE_URL !== undefined || POSTGRES_BIN !== null;

/** Whether nodejieba was compiled when the packages were installed. */
export const HAS_NODEJIEBA = existsSync(join(ROOT, 'node_modules', 'nodejieba', 'build', 'Release', 'nodejieba.node'));

/** The real parts that some tests need, by the names that their makers gave them. */
export const PARTS: Readonly<Record<string, boolean>> = {
  PostgreSQL: HAS_POSTGRES,
  Chromium: HAS_CHROMIUM,
  nodejieba: HAS_NODEJIEBA,
};

function findPostgres(): string | null {
  if (!existsSync(POSTGRES_ROOT)) return null;
  const versions = readdirSync(POSTGRES_ROOT).toSorted((a, b) => Number(b) - Number(a));
  const folders = versions.map((version) => join(POSTGRES_ROOT, version, 'bin'));
  return folders.find((folder) => existsSync(join(folder, 'initdb'))) ?? null;
}
