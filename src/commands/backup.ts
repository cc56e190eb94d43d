import { backupProgram } from '../terminal/backup.ts';
import { execute } from '../terminal/program.ts';

await execute(backupProgram);
