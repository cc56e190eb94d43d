import { restoreProgram } from '../terminal/backup.ts';
import { execute } from '../terminal/program.ts';

await execute(restoreProgram);
