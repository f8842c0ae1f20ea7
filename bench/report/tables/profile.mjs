// By whose code the time goes.
import { figure, table } from '../format.mjs';

const share100 = (share) => `${figure(share * 100)} %`;

export function profileSection({ hits, publishes }) {
  const lines = ({ shares }) => Object.entries(shares).map(([owner, share]) => [owner, share100(share)]);
  const functions = (list) => list.map(([name, share]) => `${name} ${share100(share)}`).join('; ');
  return `## Where the time goes

A hit takes ${figure(hits.cpuMs)} ms of CPU; a publish of the newest of 100 posts ${figure(publishes.ms)} ms, ${figure(publishes.cpuMs)} ms of CPU.
The profiler is on, which costs some. Shares of the main thread's time, by whose code it is:

${table(['a hit', ''], lines(hits))}

${functions(hits.functions)}

${table(['a publish', ''], lines(publishes))}

${functions(publishes.functions)}`;
}
