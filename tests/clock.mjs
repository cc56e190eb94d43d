// Loaded before a program: its clock runs as far ahead as the file says that TEST_CLOCK names, at every moment, so that
// leases end for all replicas when a test sets it forward.
import { readFileSync } from 'node:fs';

const file = process.env.TEST_CLOCK ?? '';
const now = Date.now;
Date.now = () => now() + Number(readFileSync(file, 'utf8'));
