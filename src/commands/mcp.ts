import { mcpProgram } from '../mcp/program.ts';
import { execute } from '../terminal/program.ts';

await execute(mcpProgram);
