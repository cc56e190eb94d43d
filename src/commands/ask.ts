import { askProgram } from '../terminal/ask.ts';
import { execute } from '../terminal/program.ts';

await execute(askProgram);
