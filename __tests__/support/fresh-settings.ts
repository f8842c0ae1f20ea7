// Imported before all else, it has settings read whenever they are asked for: a test changes `process.env`, and need not
// load the modules again that read it.
jest.mock('../../lib/env', () => {
  const actual = jest.requireActual<typeof import('../../lib/env')>('../../lib/env');
  return { ...actual, env: () => actual.parseEnv(process.env) };
});

export {};
