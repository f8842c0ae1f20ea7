// The server that `npm start` runs: Next's own, as its documentation has it, and before it the fast path, which answers
// from memory what the page cache holds (lib/server/fast-path). It needs nothing beside it but what `next build` made.
//
//   node server.js [-p 3000] [-H 0.0.0.0] [--keepAliveTimeout 5000]
//
// PORT counts where no -p is given. A path, such as /run/blog.sock, is a Unix socket.
const { existsSync, readdirSync, readFileSync, unlinkSync } = require('node:fs');
const { createServer } = require('node:http');
const { join } = require('node:path');
const { parseArgs } = require('node:util');

process.env.NODE_ENV = 'production';
process.chdir(__dirname);
const isStandalone = !existsSync('next.config.js');
if (isStandalone) takeBuiltConfig();

const options = optionsOf(process.argv.slice(2));
const startedMs = Date.now();
/** How long open requests may take when the server is told to stop; publishes have a minute before that. */
const STOP_MS = 10_000;
let isStopping = false;

// What lib/process/process-wide.ts keeps: lib/server/boot.ts puts the fast path there.
globalThis[Symbol.for('next-isr-blog')] ??= new Map();
const shared = globalThis[Symbol.for('next-isr-blog')];

const next = require('next');
const app = next({
  dev: false,
  dir: __dirname,
  // To proxy.ts Next calls these addresses localhost. Under another name a rewrite to its own host is a foreign one's.
  hostname: /^(127\.|::1$)/.test(options.hostname) ? 'localhost' : options.hostname,
  port: Number(options.port) || 3000,
});
const server = createServer();
if (options.keepAliveTimeout) server.keepAliveTimeout = Number(options.keepAliveTimeout);
// The fast path brings the server to the end of the log by itself.
shared.set('servers with a fast path', new WeakSet([server]));

// lib/server/stop.ts calls these once no publish is under way any more.
process.on('SIGTERM', stop);
process.on('SIGINT', stop);

app.prepare().then(
  () => {
    const handle = app.getRequestHandler();
    const answer = (request, response) => handle(request, response).catch((error) => fail(error, response));
    server.on('request', (request, response) => {
      const fastPath = shared.get('fast path');
      if (fastPath) fastPath.take(request, response, answer);
      else answer(request, response);
    });
    listen();
  },
  (error) => exit(error),
);

function listen() {
  const isSocket = options.port.includes('/');
  server.once('error', exit);
  server.once('listening', () => {
    const where = isSocket
      ? options.port
      : `http://${options.hostname ?? 'localhost'}:${server.address().port}`;
    console.info(`Ready in ${Date.now() - startedMs} ms: ${where}`);
  });
  if (!isSocket) return server.listen(Number(options.port), options.hostname);
  // What a killed server has left there.
  if (existsSync(options.port)) unlinkSync(options.port);
  server.listen(options.port);
}

function stop(signal) {
  // One signal may come twice: from the terminal, and from npm.
  if (isStopping) return;
  isStopping = true;
  server.close(() => app.close().finally(() => process.exit(signal === 'SIGINT' ? 130 : 143)));
  setInterval(() => server.closeIdleConnections(), 50).unref();
  setTimeout(() => server.closeAllConnections(), STOP_MS).unref();
}

function fail(error, response) {
  console.error(error);
  if (!response.headersSent) response.statusCode = 500;
  response.end('Internal Server Error');
}

function exit(error) {
  console.error(error);
  process.exit(1);
}

function optionsOf(args) {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string', short: 'p', default: process.env.PORT || '3000' },
      // As Next's own server of a standalone output; elsewhere this is the machine's name.
      hostname: { type: 'string', short: 'H', default: isStandalone ? process.env.HOSTNAME : undefined },
      keepAliveTimeout: { type: 'string', default: process.env.KEEP_ALIVE_TIMEOUT },
    },
  });
  return values;
}

/** A standalone output has no next.config.js, but what it said. */
function takeBuiltConfig() {
  const files = readdirSync('.').map((name) => join(name, 'required-server-files.json'));
  const built = readFileSync(files.find((file) => existsSync(file)) ?? '.next', 'utf8');
  process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = JSON.stringify(JSON.parse(built).config);
}
