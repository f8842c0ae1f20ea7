// A connection for each request of a test. Node's own agent keeps them open, and a server closes those that were idle for
// long: who is stalled then asks over one that is closed.
const http = require('node:http');

http.globalAgent = new http.Agent();
