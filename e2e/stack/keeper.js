// Runs a command and ends it when whoever asked for it is gone, however that ended: the operating
// system closes our standard input with them. Nothing keeps running behind a test run that was killed.
//
// usage: node keeper.js <program> [argument ...]
import { spawn } from 'node:child_process';

const [program = '', ...args] = process.argv.slice(2);
const child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'] });

process.stdin.resume();
process.stdin.on('close', () => child.kill('SIGTERM'));
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'])
  process.on(signal, () => child.kill('SIGTERM'));

child.on('error', (error) => {
  console.error(error.message);
  process.exit(127);
});
child.on('exit', (code, signal) => process.exit(signal === null ? (code ?? 1) : 1));
