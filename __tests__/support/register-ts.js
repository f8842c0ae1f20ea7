// Lets a plain Node process load the project's TypeScript: `node register-ts.js <file> <arguments…>`.
const { readFileSync } = require('node:fs');
const { resolve } = require('node:path');
const { loadBindings, transformSync } = require('next/dist/build/swc');

const OPTIONS = {
  jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
  module: { type: 'commonjs' },
  sourceMaps: false,
};

loadBindings().then(() => {
  require.extensions['.ts'] = (module, filename) => {
    const { code } = transformSync(readFileSync(filename, 'utf8'), { ...OPTIONS, filename });
    module._compile(code, filename);
  };
  process.argv.splice(1, 1);
  require(resolve(process.argv[1]));
});
