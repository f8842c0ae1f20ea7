// A disk that tells nobody of changes, as mounts of networks and containers are. Load it with `--require`.
const { EventEmitter } = require('node:events');
const fs = require('node:fs');
const { syncBuiltinESMExports } = require('node:module');

fs.watch = () => Object.assign(new EventEmitter(), { close() {} });
syncBuiltinESMExports();
