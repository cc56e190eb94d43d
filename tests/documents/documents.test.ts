import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { planProgram } from '../../src/terminal/plan.ts';
import { PLANS } from '../plans.ts';
import { MADE } from './make.ts';

const FOLDER = fileURLToPath(new URL('.', import.meta.url));

/** What `plan --json` prints of a file, without where it stands in that file and what was not read of it. */
async function printed(file: string): Promise<unknown> {
  let text = '';
  const output = new PassThrough();
  output.on('data', (words) => {
    text += String(words);
  });
  const status = await planProgram({ args: ['--json', file], output, errors: output, input: process.stdin, env: {} });
  expect(status, text).toBe(0);
  const PLACES = ['start', 'end', 'problems'];
  return JSON.parse(text, (key, value: unknown) => (PLACES.includes(key) ? undefined : value));
}

describe.each(Object.entries(MADE))('%s', (file, endings) => {
  it.each(endings)('reads the same, to the character, from a .%s that an office program made', async (ending) => {
    const made = join(FOLDER, `${file.slice(0, -4)}.${ending}`);
    const own = await printed(join(PLANS, file));
    expect(JSON.stringify(own).length).toBeGreaterThan(2_000);
    expect(await printed(made)).toEqual(own);
  });
});
