import { doctorProgram } from '../terminal/doctor.ts';
import { execute } from '../terminal/program.ts';

await execute(doctorProgram);
