// By whose code the time goes.
import { figure, table } from '../format.mjs';

const share100 = (share) => `${figure(share * 100)} %`;
const OWN = ['the built blog', 'packages'];

export function profileSection({ hits, publishes, page }) {
  const blocks = [
    intro(hits, publishes),
    block('a hit', hits),
    block('a publish', publishes),
    ...(page ? [pageIntro(page), block('a publish of one page', page)] : []),
  ];
  return `## Where the time goes\n\n${blocks.join('\n\n')}`;
}

const intro = (
  hits,
  publishes,
) => `A hit takes ${figure(hits.cpuMs)} ms of CPU; a publish of the newest of 100 posts ${figure(publishes.ms)} ms, ${figure(publishes.cpuMs)} ms of CPU.
The profiler is on, which costs some. Shares of the time in which the main thread runs JavaScript or what it calls, by whose code it is;
what V8 and the system do beside that has no name there:`;

function pageIntro({ ms, cpuMs, busyMs, shares }) {
  const own = OWN.reduce((sum, owner) => sum + (shares[owner] ?? 0), 0);
  return `A publish of one page alone (\`{ "paths": […] }\`), of a post of 3 kB with code in it that is new each time, takes ${figure(ms)} ms,
${figure(cpuMs)} ms of CPU. The main thread is busy for ${figure(busyMs)} ms of it, ${figure(busyMs * own)} ms in the blog's own code and packages, the rest in
Next, React, Node and V8. Markdown is rendered and code is coloured in a worker.`;
}

function block(name, { busyMs, shares, functions }) {
  const lines = Object.entries(shares).map(([owner, share]) => [
    owner,
    share100(share),
    // Of an older profile only the shares are known.
    ...(busyMs ? [figure(share * busyMs, 'ms')] : []),
  ]);
  const most = functions.map(([name, share]) => `${name} ${share100(share)}`).join('; ');
  return `${table([name, '', ...(busyMs ? ['each'] : [])], lines)}\n\n${most}`;
}
