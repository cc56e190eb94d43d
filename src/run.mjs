// Starts a program of this folder: `node src/run.mjs ask 电梯`. It runs from dist/, which is built again here
// whenever a source file is newer, so that nobody ever runs yesterday's code.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const [name = '', ...rest] = process.argv.slice(2);
const built = join(root, 'dist', `${name}.js`);

function isStale() {
  if (!existsSync(built)) return true;
  const since = statSync(built).mtimeMs;
  return ['src', 'intents', 'index'].some((folder) =>
    readdirSync(join(root, folder), { recursive: true })
      .filter((file) => /\.(ts|mjs)$/.test(String(file)))
      .some((file) => statSync(join(root, folder, String(file))).mtimeMs > since),
  );
}

if (isStale()) {
  try {
    const { build } = await import('./build.mjs');
    await build();
  } catch (error) {
    process.stderr.write(
      `程序没有编译好（${error instanceof Error ? error.message.split('\n')[0] : error}）。改法：先运行 npm ci，再试一次。\n`,
    );
    process.exit(2);
  }
}
process.argv.splice(1, process.argv.length - 1, built, ...rest);
await import(pathToFileURL(built).href);
