import { planProgram } from '../terminal/plan.ts';
import { execute } from '../terminal/program.ts';

await execute(planProgram);
