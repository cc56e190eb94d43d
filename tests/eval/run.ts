import { parseArgs } from 'node:util';
import { MEASURED, type Measured, measure } from './measure.ts';
import { figureLines, wrongLines } from './report.ts';

const USAGE = `npm run eval -- [${MEASURED.join('|')} …] [--figures] [--wrong] [--group NAME]
  --figures      figures only; --wrong: wrong rows only
  --group NAME   only questions of this family, author, kind, plan or class
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    figures: { type: 'boolean', default: false },
    wrong: { type: 'boolean', default: false },
    group: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
const unknown = positionals.filter((name) => !MEASURED.some((known) => known === name));
if (values.help || unknown.length > 0) {
  process.stdout.write(USAGE);
  process.exit(unknown.length > 0 ? 1 : 0);
}
const chosen: readonly Measured[] =
  positionals.length > 0 ? MEASURED.filter((name) => positionals.includes(name)) : MEASURED;
for (const name of chosen) {
  const result = await measure(name);
  const { group } = values;
  const kept =
    group === undefined ? result.verdicts : result.verdicts.filter((v) => Object.values(v.groups).includes(group));
  const lines = [
    ...(values.figures ? [] : wrongLines({ ...result, verdicts: kept })),
    ...(values.wrong ? [] : figureLines(result)),
  ];
  process.stdout.write(`${lines.join('\n')}\n\n`);
}
