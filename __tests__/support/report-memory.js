// Lets a test ask what a server holds in memory once all that nobody needs is collected: what a process has of the
// system says little, for V8 leaves garbage lying where there is room. Load it with `--expose-gc --require`; `SIGUSR2`
// asks, and a line of the log answers.
const MEGABYTE = 1024 * 1024;
const TURNS = 3;

let asked = 0;

process.on('SIGUSR2', async () => {
  const { rss } = process.memoryUsage();
  for (let turn = 0; turn < TURNS; turn++) {
    globalThis.gc();
    // What waits to hear of the end of something goes with the next collection.
    await new Promise((resolve) => setImmediate(resolve));
  }

  const { heapUsed, external } = process.memoryUsage();
  asked += 1;
  const answer = {
    event: 'held memory',
    asked,
    heldMb: (heapUsed + external) / MEGABYTE,
    rssMb: rss / MEGABYTE,
  };
  process.stdout.write(`${JSON.stringify(answer)}\n`);
});
