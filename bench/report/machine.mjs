// What the figures were measured on, without names of hosts and folders.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { NGINX_PROGRAM } from '../servers/nginx.mjs';
import { PROJECT } from '../site.mjs';

const versionOf = (name) =>
  JSON.parse(readFileSync(join(PROJECT, 'node_modules', name, 'package.json'), 'utf8')).version;

/** What a program that is not there says is undefined, and so what it is asked for. */
function saidBy(command, args, pattern) {
  const { stdout, stderr } = spawnSync(command, args, { cwd: PROJECT, encoding: 'utf8' });
  return pattern.exec(`${stdout ?? ''}${stderr ?? ''}`)?.[1];
}

/** @param asked the options of the command */
export function machine({ quick, ...asked }) {
  const options = [
    ...(quick ? ['--quick'] : []),
    ...Object.entries(asked).flatMap(([name, value]) =>
      typeof value === 'string' ? [`--${name} ${value}`] : [],
    ),
  ];
  return {
    cores: cpus().length,
    processor: cpus()[0]?.model ?? 'unknown',
    memoryGigabytes: Math.round(totalmem() / 1024 ** 3),
    node: process.version,
    next: versionOf('next'),
    // What a maker of images adds to it names the machine.
    kernel: `${type()} ${/^[\d.]+/.exec(release())?.[0]}`,
    nginx: NGINX_PROGRAM && saidBy(NGINX_PROGRAM, ['-v'], /nginx\/(\S+)/),
    redis: saidBy('redis-server', ['--version'], /v=(\S+)/),
    wrk: saidBy('wrk', ['-v'], /^wrk \D*([\d.]+)/),
    commit: saidBy('git', ['describe', '--always', '--dirty', '--exclude', '*'], /^(\S+)\n/),
    date: new Date().toISOString().slice(0, 10),
    command: ['npm run bench', ...(options.length > 0 ? ['--'] : []), ...options].join(' '),
  };
}

/** Says what was measured on what. @param runs see `runsOf`; without one nothing was measured */
export function runsSection([run, ...others]) {
  if (!run) return '';
  const { cores, processor, memoryGigabytes, node, next, kernel, nginx, redis, wrk, date, command } = run.on;
  const programs = { nginx, Redis: redis, wrk };
  const versions = Object.entries(programs).flatMap(([name, version]) =>
    version ? [`${name} ${version}`] : [],
  );
  const system = [...(kernel ? [kernel] : []), `Node ${node}`, `Next ${next}`, ...versions].join(', ');
  const ofOthers = others.map(
    ({ on, parts }) => `${parts.join(' and ')} (\`${on.command}\` on ${on.date}${atCommit(on)})`,
  );
  return `Measured by \`${command}\` on ${date}${atCommit(run.on)}: ${cores} cores (${processor}), ${memoryGigabytes} GB,
${system}.
All of it ran on this one machine, the load as well, so that ratios mean something and single figures little.${ofOthers.length > 0 ? ` Of runs of their own:\n${ofOthers.join(';\n')}.` : ''}`;
}

const atCommit = ({ commit }) => (commit ? ` at commit ${commit}` : '');
