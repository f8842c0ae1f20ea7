// A server of one's own around Next, as its documentation has it, listening on a Unix socket.
const { createServer } = require('node:http');
const next = require('next');

const app = next({ dev: false });
app.prepare().then(() => {
  const handle = app.getRequestHandler();
  const [, , socket] = process.argv;
  createServer((req, res) => handle(req, res)).listen(socket, () => console.log('Ready in a moment'));
});
