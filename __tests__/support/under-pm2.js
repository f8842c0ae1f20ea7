// Runs the server under PM2, in two processes that share a port, and writes what they log. PM2's own daemon, in
// PM2_HOME, ends with this process.
const pm2 = require('pm2');

const site = {
  name: 'site',
  cwd: process.cwd(),
  script: 'server.js',
  args: ['-p', process.env.PORT],
  exec_mode: 'cluster',
  instances: 2,
  // After this PM2 kills a process that is still finishing its publishes.
  kill_timeout: 60_000,
};

const orExit = (next) => (error, value) => {
  if (!error) return next(value);
  console.error(error);
  process.exit(1);
};

pm2.connect(
  orExit(() =>
    pm2.launchBus(
      orExit((bus) => {
        bus.on('log:out', ({ data }) => process.stdout.write(data));
        bus.on('log:err', ({ data }) => process.stderr.write(data));
        pm2.start(
          site,
          orExit(() => {}),
        );
      }),
    ),
  ),
);

process.on('SIGTERM', () => pm2.stop('site', () => pm2.killDaemon(() => process.exit(0))));
