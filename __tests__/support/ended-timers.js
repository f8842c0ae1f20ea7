// The environment of tests: what a file has left running ends with it. Its timers would go on in the files that the same
// process runs next, and log there.
const { TestEnvironment } = require('jest-environment-node');

module.exports = class extends TestEnvironment {
  running = new Set();

  constructor(...args) {
    super(...args);
    for (const kind of ['Timeout', 'Interval']) {
      this.replace(`set${kind}`, (start) => (callback, ...rest) => {
        const run = (...given) => {
          if (kind === 'Timeout') this.running.delete(timer);
          return callback(...given);
        };
        const timer = start(run, ...rest);
        this.running.add(timer);
        return timer;
      });
      this.replace(`clear${kind}`, (clear) => (timer) => {
        this.running.delete(timer);
        clear(timer);
      });
    }
  }

  replace(name, replaced) {
    const own = this.global[name];
    // It knows how it is made a promise, too.
    this.global[name] = Object.defineProperties(replaced(own), Object.getOwnPropertyDescriptors(own));
  }

  async teardown() {
    for (const timer of this.running) clearTimeout(timer);
    await super.teardown();
  }
};
