// What git says that commits changed, as changes of posts.
import { changesIn } from '../../../../lib/revalidation/sync/git-pull';

test.each([
  ['nothing', '', []],
  [
    'an added, a modified and a removed post',
    'A\0a.md\0M\0b.md\0D\0c.md\0',
    [{ id: 'a' }, { id: 'b' }, { id: 'c' }],
  ],
  ['a rename', 'R097\0old.md\0new.md\0', [{ id: 'new', previousId: 'old' }]],
  ['a rename into another folder', 'R100\0old.md\0drafts/old.md\0', [{ id: 'old' }]],
  ['other files', 'A\0picture.png\0M\0README.md\0A\0.hidden.md\0', []],
  ['a name with spaces and quotes', 'A\0a "b" c.md\0', [{ id: 'a "b" c' }]],
])('%s', (_, diff, changes) => {
  expect(changesIn(diff)).toEqual(changes);
});
