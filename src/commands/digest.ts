import { digestProgram } from '../terminal/digest.ts';
import { execute } from '../terminal/program.ts';

await execute(digestProgram);
