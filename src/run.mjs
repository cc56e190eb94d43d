// Starts a program of this folder: `node src/run.mjs ask 电梯`. The compiled copy in dist/ starts three times
// as fast as TypeScript read on the fly, so it is built again here whenever a source file is newer.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const [name = '', ...rest] = process.argv.slice(2);
const built = join(root, 'dist', 'src', `${name}.js`);
const sources = ['src', 'intents', 'index'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true }).map((file) => join(root, folder, String(file))),
);
const newest = Math.max(...sources.filter((file) => file.endsWith('.ts')).map((file) => statSync(file).mtimeMs));

if (!existsSync(built) || statSync(built).mtimeMs < newest) {
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const { status } = spawnSync(process.execPath, [compiler, '-p', join(root, 'tsconfig.build.json')], {
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) {
    process.stderr.write('程序没有编译好。改法：先运行 npm ci，再试一次。\n');
    process.exit(2);
  }
  utimesSync(built, new Date(), new Date());
}
process.argv.splice(1, process.argv.length - 1, built, ...rest);
await import(pathToFileURL(built).href);
