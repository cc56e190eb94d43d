import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { KINDS } from '../intents/answer/answer.ts';
import { ROOT } from '../src/config/root.ts';
import { run } from './program.ts';

const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

describe('the README', () => {
  it('names only paths that exist', () => {
    const paths = [...readme.matchAll(/`((?:src|intents|index|seeds|tests)(?:\/[\w./-]+)?|\.env\.example)`/g)];
    expect(paths.length).toBeGreaterThan(20);
    for (const [, path = ''] of paths) expect(existsSync(join(ROOT, path)), path).toBe(true);
  });

  it('names only commands that exist', () => {
    const commands = [...readme.matchAll(/npm (?:run (?:-s )?([\w:]+)|(start|test)\b)/g)].map(
      ([, a, b]) => a ?? b ?? '',
    );
    expect(new Set(commands).size).toBeGreaterThan(5);
    for (const command of commands) expect(Object.keys(scripts)).toContain(command);
  });

  it('shows an exchange that really goes like this', async () => {
    const picture = /```text\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
    const turns = picture
      .split(/^问> /m)
      .filter((turn) => turn !== '')
      .map((turn) => turn.trimEnd().split('\n'));
    expect(turns.length).toBeGreaterThan(3);
    const { out } = await run(
      ['ask', '--json'],
      turns
        .map((_, i) => JSON.stringify({ id: i, dialogue: turns.slice(0, i + 1).map(([asked]) => asked) }))
        .join('\n'),
    );
    const replies = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).text);
    expect(replies).toEqual(turns.map(([, ...text]) => text.join('\n')));
  });

  it('shows examples that are answered', async () => {
    const table = readme.slice(readme.indexOf('## What to ask'), readme.indexOf('## On the web'));
    const cells = [...table.matchAll(/^\|[^|]+\| ([^|]+) \|$/gm)].flatMap(([, cell = '']) => cell.split(' · '));
    const alone = cells.filter(
      (question) => !/^(For example|---|那第二点呢|谁负责|下一条|还有吗|展开说)$/.test(question),
    );
    const { out } = await run(
      ['ask', '--json'],
      alone.map((question, id) => JSON.stringify({ id, question })).join('\n'),
    );
    const statuses = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).status);
    const silent = alone.filter((_, i) => statuses[i] !== 'answered');
    expect(silent).toEqual(['马陆镇有什么任务']);
  });

  it('names every intent of the contract', () => {
    for (const kind of KINDS) expect(readme).toContain(kind);
  });
});
