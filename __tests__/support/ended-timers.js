// The environment of tests: what a file has left running ends with it. Its timers would go on in the files that the same
// process runs next, and log there.
const { TestEnvironment } = require('jest-environment-node');

module.exports = class extends TestEnvironment {
  running = new Set();

  constructor(...args) {
    super(...args);
    for (const name of ['setTimeout', 'setInterval']) this.watch(name);
  }

  watch(name) {
    const start = this.global[name];
    const watched = (callback, ...rest) => {
      const run = (...given) => {
        if (name === 'setTimeout') this.running.delete(timer);
        return callback(...given);
      };
      const timer = start(run, ...rest);
      this.running.add(timer);
      return timer;
    };
    // It knows how it is made a promise.
    this.global[name] = Object.defineProperties(watched, Object.getOwnPropertyDescriptors(start));
  }

  async teardown() {
    for (const timer of this.running) clearTimeout(timer);
    await super.teardown();
  }
};
