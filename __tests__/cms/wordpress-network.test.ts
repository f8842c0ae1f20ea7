// The WordPress plugin in a network: each site tells its own blog, and those without one tell nobody.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { PROJECT } from '../support/site';

test('of three sites the main one and the one that is named tell their blogs, also of an author, and the other is quiet', () => {
  const plugin = join(PROJECT, 'integrations/wordpress/next-isr-blog.php');
  const said = execFileSync('php', [join(__dirname, 'network.php'), plugin], { encoding: 'utf8' });
  expect(JSON.parse(said)).toEqual({
    told: [
      ['main.example', 'post-7-of-1'],
      ['main.example', 'post-8-of-1'],
      ['third.example', 'post-7-of-3'],
      ['third.example', 'post-8-of-3'],
    ],
    kept: [1, 3],
    site: 1,
  });
});
