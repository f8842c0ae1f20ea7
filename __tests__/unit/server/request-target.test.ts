// What requests ask for becomes a path, whatever it is.
import { pathIn } from '../../../lib/server/request-target';

test.each([
  ['/about?a=b', '/about?a=b'],
  ['http://blog.example/about?a=b', '/about?a=b'],
  ['http://blog.example', '/'],
  ['foo://x', '/'],
  ['foo://x?y', '/?y'],
  ['mailto:mira', '/mira'],
  ['*', '/*'],
  ['', '/'],
])('%j is %j', (target, path) => {
  expect(pathIn(target)).toBe(path);
});
