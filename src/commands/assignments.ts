import { assignmentsProgram } from '../terminal/assignments.ts';
import { execute } from '../terminal/program.ts';

await execute(assignmentsProgram);
