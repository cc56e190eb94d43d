import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { SETTING_NAMES } from '../src/config/config.ts';
import { ROOT } from '../src/config/root.ts';

const read = (name: string) => readFileSync(join(ROOT, 'docs', 'deploy', name), 'utf8');
const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: Record<string, string> };

/** Programs that are built into dist. */
const built = Object.values(scripts).flatMap((script) => /\bnode src\/run\.mjs (\w+)/.exec(script)?.[1] ?? []);

function programs(text: string): readonly string[] {
  return [...text.matchAll(/\bdist\/(\w+)\.js/g)].map(([, name = '']) => name);
}

interface Instruction {
  readonly name: string;
  readonly words: string;
}

/** The instructions of a Dockerfile, lines that go on put together. */
function parse(text: string): readonly Instruction[] {
  const lines = text
    .replace(/^#.*\n/gm, '')
    .replace(/\\\n\s*/g, ' ')
    .split('\n');
  return lines
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [, name = '', words = ''] = /^([A-Z]+) (.+)$/.exec(line) ?? [];
      expect(name, line).not.toBe('');
      return { name, words };
    });
}

describe('the Dockerfile', () => {
  const all = parse(read('Dockerfile'));
  const starts = all.flatMap(({ name }, i) => (name === 'FROM' ? [i] : []));
  const last = all.slice(starts.at(-1));
  const of = (name: string, some = all) => some.filter((one) => one.name === name).map(({ words }) => words);

  it('knows only instructions of Docker, and begins with what it builds on', () => {
    const known = 'FROM WORKDIR RUN COPY ENV USER EXPOSE VOLUME HEALTHCHECK CMD'.split(' ');
    expect(all.filter(({ name }) => !known.includes(name))).toEqual([]);
    expect(all[0]?.name).toBe('FROM');
  });

  it('builds in one stage and runs in another, both slim, of a named version', () => {
    expect(starts.length).toBe(2);
    for (const image of of('FROM')) expect(image).toMatch(/^node:\d+-bookworm-slim(?: AS build)?$/);
    expect(of('RUN', last).join()).not.toMatch(/apt-get|npm/);
    const [, major = ''] = /^node:(\d+)/.exec(of('FROM')[0] ?? '') ?? [];
    expect(Number(major)).toBeGreaterThanOrEqual(20);
  });

  it('copies only what is there, and what its list of ignored files lets through', () => {
    const sources = of('COPY')
      .filter((words) => !words.startsWith('--from='))
      .flatMap((words) => words.split(' ').slice(0, -1));
    expect(sources.length).toBeGreaterThan(6);
    const allowed = read('Dockerfile.dockerignore').split('\n');
    expect(allowed[0]).toBe('*');
    for (const source of sources) {
      const path = source.replace(/^\.\//, '');
      expect(existsSync(join(ROOT, path)), path).toBe(true);
      expect(allowed).toContain(`!${path}`);
    }
    expect(allowed).not.toContain('!.env');
  });

  it('holds all that the programs read, and runs one of them as nobody special, with its health looked at', () => {
    const copied = of('COPY').join(' ');
    for (const part of ['package.json', 'package-lock.json', 'src', 'intents', 'index', 'seeds'])
      expect(copied).toContain(part);
    expect(of('USER', last)).toEqual(['node']);
    const after = last.slice(last.findIndex(({ name }) => name === 'USER'));
    expect(after.filter(({ name }) => ['RUN', 'COPY', 'USER'].includes(name))).toHaveLength(1);
    expect(of('HEALTHCHECK', last)[0]).toContain('/healthz');
    const [command = ''] = of('CMD', last);
    expect(JSON.parse(command)).toEqual(['node', 'dist/main.js']);
    expect(programs(command).filter((name) => !built.includes(name))).toEqual([]);
  });

  it('sets only what is a setting', () => {
    const set = of('ENV', last)
      .flatMap((words) => words.split(' '))
      .map((pair) => pair.split('=')[0]);
    expect(set.filter((name) => name !== 'NODE_ENV' && !SETTING_NAMES.includes(name ?? ''))).toEqual([]);
  });
});

describe('compose.yaml', () => {
  const text = read('compose.yaml');

  it('has PostgreSQL and three replicas, each with a port of this machine', () => {
    expect(text).toMatch(/image: postgres:\d+-bookworm\n/);
    expect(text).toMatch(/replicas: 3\n/);
    const [, first = '', end = ''] = /"127\.0\.0\.1:(\d+)-(\d+):3000"/.exec(text) ?? [];
    expect(Number(end) - Number(first)).toBe(2);
    expect(text).not.toMatch(/\t|:latest\b/);
  });

  it('names files that are there, and only settings that are', () => {
    const paths = [...text.matchAll(/(?:dockerfile: |^\s+- )((?:\.\.\/|docs\/)[\w./-]+)/gm)].map(
      ([, path = '']) => path,
    );
    expect(paths).toContain('docs/deploy/Dockerfile');
    for (const path of paths)
      expect(existsSync(path.startsWith('docs/') ? join(ROOT, path) : join(ROOT, 'docs', 'deploy', path)), path).toBe(
        true,
      );
    const [, bot = ''] = text.split(/^ {2}bot:$/m);
    const [, block = ''] = /^ {4}environment:\n((?: {6}.+\n)+)/m.exec(bot) ?? [];
    const names = [...block.matchAll(/^ {6}(\w+):/gm)].map(([, name = '']) => name);
    expect(names).toEqual(expect.arrayContaining(['DATABASE_URL', 'CONSOLE_TOKEN']));
    expect(names.filter((name) => !SETTING_NAMES.includes(name))).toEqual([]);
  });

  it('holds no secret', () => {
    for (const [, value = ''] of text.matchAll(/(?:PASSWORD|TOKEN|SECRET|KEY)\w*: (.+)/g))
      expect(value).toMatch(/^\$\{/);
    expect(text).toMatch(/plan:\$\{DB_PASSWORD\}@db/);
  });
});

describe('the systemd unit', () => {
  const text = read('work-plan-assistant.service');
  const values = (key: string) => [...text.matchAll(new RegExp(`^${key}=(.*)$`, 'gm'))].map(([, value]) => value);

  it('runs a program that is built, as a user of its own, and gives it time to end', () => {
    expect(programs(values('ExecStart').join()).filter((name) => built.includes(name))).toEqual(['main']);
    expect(values('User')).not.toEqual(['root']);
    expect(Number(values('TimeoutStopSec')[0])).toBeGreaterThan(10);
    expect(values('RestartPreventExitStatus')).toEqual(['2']);
    const set = values('Environment').map((pair) => pair?.split('=')[0] ?? '');
    expect(set.filter((name) => name !== 'NODE_ENV' && !SETTING_NAMES.includes(name))).toEqual([]);
  });

  it('has its three sections, and nothing in a line but a key and a value', () => {
    expect([...text.matchAll(/^\[(\w+)\]$/gm)].map(([, name]) => name)).toEqual(['Unit', 'Service', 'Install']);
    const lines = text.split('\n').filter((line) => line !== '' && !/^[#[]/.test(line));
    expect(lines.filter((line) => !/^[A-Z]\w+=/.test(line))).toEqual([]);
  });
});

describe('.ci/audit', () => {
  /** Runs it with an npm that gives a report. */
  function audit(report: unknown): { readonly status: number | null; readonly out: string } {
    const folder = mkdtempSync(join(tmpdir(), 'audit-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    writeFileSync(join(folder, 'report'), JSON.stringify(report));
    writeFileSync(join(folder, 'npm'), `#!/bin/sh\ncat '${join(folder, 'report')}'\nexit 1\n`, { mode: 0o755 });
    const env = { ...process.env, PATH: `${folder}:${process.env.PATH}` };
    const { status, stdout } = spawnSync(join(ROOT, '.ci', 'audit'), { env, encoding: 'utf8' });
    return { status, out: stdout };
  }
  const found = (severity: string) => ({
    vulnerabilities: { bad: { name: 'bad', severity, range: '<2' } },
    metadata: { vulnerabilities: { total: 1 } },
  });

  it('fails where a dependency is known to be bad', () => {
    expect(audit(found('high'))).toEqual({ status: 1, out: 'npm audit: bad <2 is known to be bad (high)\n' });
    expect(audit(found('moderate')).status).toBe(1);
  });

  it('passes where nothing weighs, and says so where the registry does not answer', () => {
    expect(audit(found('low'))).toEqual({ status: 0, out: 'npm audit: nothing is known\n' });
    expect(audit({ message: '405', error: {} })).toEqual({
      status: 0,
      out: 'npm audit: passed over, the registry does not answer (405)\n',
    });
  });

  it('is part of .ci/run', () => {
    expect(readFileSync(join(ROOT, '.ci', 'run'), 'utf8')).toMatch(/^\.ci\/audit \|\| .*exit 1/m);
  });
});
