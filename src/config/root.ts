import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the product: the nearest one above this file that holds package.json. */
export const ROOT = climb(dirname(fileURLToPath(import.meta.url)));

/** The version of the product, as package.json says. */
export const VERSION = String(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).version);

function climb(folder: string): string {
  const above = dirname(folder);
  return existsSync(join(folder, 'package.json')) || above === folder ? folder : climb(above);
}
