import { lintProgram } from '../terminal/lint.ts';
import { execute } from '../terminal/program.ts';

await execute(lintProgram);
