import { benchCompetitors } from './competitors.ts';
import { benchParse } from './parse.ts';
import { benchReload } from './reload.ts';
import { benchReply } from './reply.ts';
import { benchStart } from './start.ts';
import { machine } from './table.ts';
import { benchWeb } from './web.ts';

process.stdout.write(`${machine()}\n`);
await benchReply();
benchParse();
await benchStart();
await benchCompetitors();
await benchWeb();
await benchReload();
