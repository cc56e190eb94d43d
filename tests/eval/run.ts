import { parseArgs } from 'node:util';
import { changeLines, readRun, saveRun } from './changes.ts';
import { MEASURED, type Measured, measure } from './measure.ts';
import { figureLines, wrongLines } from './report.ts';
import type { Result } from './verdict.ts';

const USAGE = `npm run eval -- [${MEASURED.join(' | ')} …] [options]
  without a name  everything, by its authors, families, kinds, plans, and every wrong reply in short
  folds           the known questions in ten folds, each without the words that only its own questions use
  --figures       figures only
  --wrong         wrong replies only
  --group NAME    wrong replies of this family, author, kind, plan or class only
  --save FILE     keeps what each question was replied
  --changed FILE  only what became right or wrong since that run
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    figures: { type: 'boolean', default: false },
    wrong: { type: 'boolean', default: false },
    group: { type: 'string' },
    save: { type: 'string' },
    changed: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

function chosen(): readonly Measured[] {
  return positionals.length === 0 ? MEASURED : MEASURED.filter((name) => positionals.includes(name));
}

function shown(result: Result): readonly string[] {
  if (values.changed !== undefined) return changeLines(result, readRun(values.changed));
  const { group } = values;
  const verdicts = result.verdicts.filter(({ groups }) => group === undefined || Object.values(groups).includes(group));
  const wrong = values.figures ? [] : wrongLines({ ...result, verdicts });
  return [...wrong, ...(values.wrong ? [] : figureLines(result))];
}

// Whoever reads only the head of it has what they wanted.
process.stdout.on('error', () => process.exit());
const unknown = positionals.filter((name) => !MEASURED.some((known) => known === name));
if (values.help || unknown.length > 0) {
  process.stdout.write(USAGE);
  process.exitCode = unknown.length > 0 ? 1 : 0;
} else {
  const results: Result[] = [];
  for (const name of chosen()) {
    const result = await measure(name);
    results.push(result);
    process.stdout.write(`${shown(result).join('\n')}\n\n`);
  }
  if (values.save !== undefined) saveRun(values.save, results);
}
