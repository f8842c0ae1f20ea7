// A disk that tells nobody of changes, as mounts of networks and containers are. Load it with `--require`.
const { EventEmitter } = require('node:events');
const fs = require('node:fs');
const { syncBuiltinESMExports } = require('node:module');

// As of NFS.
fs.statfsSync = () => ({ type: 0x6969 });
fs.watch = () => Object.assign(new EventEmitter(), { close() {} });
syncBuiltinESMExports();
