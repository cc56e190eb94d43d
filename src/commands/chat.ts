import { chatProgram } from '../terminal/chat.ts';
import { execute } from '../terminal/program.ts';

await execute(chatProgram);
