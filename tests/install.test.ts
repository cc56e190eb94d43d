import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { ROOT } from '../src/config/root.ts';

const read = (name: string): unknown => JSON.parse(readFileSync(join(ROOT, name), 'utf8'));
const { engines, allowScripts } = z
  .object({ engines: z.object({ node: z.string() }), allowScripts: z.record(z.string(), z.boolean()) })
  .parse(read('package.json'));
const part = z.object({
  resolved: z.string().optional(),
  hasInstallScript: z.boolean().optional(),
  engines: z.union([z.record(z.string(), z.string()), z.array(z.string())]).optional(),
});
const { packages } = z.object({ packages: z.record(z.string(), part) }).parse(read('package-lock.json'));
const parts = Object.entries(packages).filter(([path]) => path !== '');

/** Major, minor and patch as one number; parts that are not told are 0. */
function weigh(version: string): number {
  const [major = 0, minor = 0, patch = 0] = version.replace(/^v/, '').split('.').map(Number);
  return (major * 1000 + minor) * 1000 + patch;
}

/** Whether one of the alternatives of a range holds a version: all that packages write are bounds, carets and bare versions. */
function holds(range: string, version: string): boolean {
  const bounds = [...range.replace(/([<>=^~]) +/g, '$1').matchAll(/(>=|<=|>|<|\^|~|=)?(v?\d+(?:\.\d+)*|\*)/g)];
  return bounds.every(([, sign = '=', bound = '*']) => {
    if (bound === '*') return true;
    if (sign === '>=' || sign === '>') return weigh(version) >= weigh(bound);
    if (sign === '<' || sign === '<=') return weigh(version) < weigh(bound);
    return weigh(version) >= weigh(bound) && version.split('.')[0] === bound.replace(/^v/, '').split('.')[0];
  });
}

it('every package takes the oldest Node that this one says it takes', () => {
  const oldest = engines.node.replace('>=', '');
  const ranges = parts.flatMap(([path, { engines: wanted }]) =>
    wanted !== undefined && !Array.isArray(wanted) && wanted.node !== undefined ? [[path, wanted.node] as const] : [],
  );
  expect(ranges.length).toBeGreaterThan(50);
  const refusing = ranges.filter(([, range]) => !range.split('||').some((one) => holds(one, oldest)));
  expect(refusing).toEqual([]);
});

it('every package that brings an install script is allowed or refused by its name, and no other', () => {
  // With versions, npm warns: the lockfile names no registry, so that a version cannot be proved.
  const scripted = parts.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path);
  const names = scripted.map((path) => path.replace(/^.*node_modules\//, ''));
  expect(Object.keys(allowScripts).toSorted()).toEqual([...new Set(names)].toSorted());
  expect(allowScripts.nodejieba).toBe(true);
});

it('the lockfile names no registry', () => {
  expect(parts.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
});
