// Runs a command of Node's with few file descriptors: `few-files <how many> <what node runs…>`.
const { spawn } = require('node:child_process');

const [, , files, ...command] = process.argv;
const shell = 'ulimit -n "$1" && shift && exec "$@"';
const child = spawn('sh', ['-c', shell, 'sh', files, process.execPath, ...command], { stdio: 'inherit' });
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 1));
