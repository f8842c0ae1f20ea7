// Looks at a folder whose file system tells what changes: only that is asked for, and nothing is missed.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { lookAtFiles } from '../../../../lib/content/markdown/folder/files';

const [EXT4, NFS] = [0xef53, 0x6969];
const fileSystemIs = (type: number) => jest.spyOn(fs, 'statfsSync').mockReturnValue({ type } as fs.StatsFs);

let base: string;
let dir: string;

beforeEach(() => {
  // What the tests' own disk is does not matter.
  fileSystemIs(EXT4);
  base = fs.mkdtempSync(join(tmpdir(), 'watched-'));
  dir = join(base, 'posts');
  fs.mkdirSync(dir);
});

afterEach(() => {
  jest.restoreAllMocks();
  fs.rmSync(base, { recursive: true, force: true });
});

const textOf = (title: string) => `---\ntitle: ${title}\n---\nText.\n`;
const write = (path: string, title: string) => fs.writeFileSync(join(dir, path), textOf(title));

let looks = 0;

/** What a process sees that looks for the first time. */
async function titlesAnew(): Promise<string[]> {
  looks += 1;
  fileSystemIs(NFS);
  const titles = await titlesIn(`${dir}/${'./'.repeat(looks)}`);
  fileSystemIs(EXT4);
  return titles;
}

async function titlesIn(folder: string): Promise<string[]> {
  const { files } = await lookAtFiles(folder);
  return files.map(({ path, summary }) =>
    summary instanceof Error ? `${path} is broken` : `${path} ${summary.title}`,
  );
}

test('of a thousand files only those are asked for that changed', async () => {
  for (let n = 0; n < 1000; n++) write(`p${n}.md`, `Post ${n}`);
  await lookAtFiles(dir);
  write('p7.md', 'Another title');
  fs.renameSync(join(dir, 'p8.md'), join(dir, 'moved.md'));
  const stats = jest.spyOn(fs, 'statSync');
  const others = [jest.spyOn(fs, 'lstatSync'), jest.spyOn(fs, 'readdirSync')];
  const titles = await titlesIn(dir);
  expect(titles).toEqual(expect.arrayContaining(['p7.md Another title', 'moved.md Post 8']));
  expect(titles).toHaveLength(1000);
  // The folder itself, and three names in it.
  expect(stats.mock.calls).toEqual([[dir]]);
  expect(others.map(({ mock }) => mock.calls.length)).toEqual([3, 0]);
});

test('a file that is written again within one step of the clock is read again', async () => {
  write('a.md', 'A0');
  await lookAtFiles(dir);
  for (let n = 1; n < 10; n++) {
    write('a.md', `A${n}`);
    expect(await titlesIn(dir)).toEqual([`a.md A${n}`]);
  }
});

test('what another program has written is there at once', async () => {
  write('a.md', 'A');
  await lookAtFiles(dir);
  for (let n = 0; n < 20; n++) {
    execFileSync('sh', [
      '-c',
      `printf -- '${textOf(`B${n}`).replaceAll('\n', '\\n')}' > '${join(dir, 'a.md')}'`,
    ]);
    expect(await titlesIn(dir)).toEqual([`a.md B${n}`]);
  }
});

test('of a file system that tells nothing, all files are asked for', async () => {
  fileSystemIs(NFS);
  write('a.md', 'A');
  await lookAtFiles(dir);
  const asked = jest.spyOn(fs, 'statSync');
  await lookAtFiles(dir);
  expect(asked.mock.calls.map(([path]) => path)).toContain(join(dir, 'a.md'));
});

test('a file that is seen to have another name is asked for each time', async () => {
  write('a.md', 'A');
  await lookAtFiles(dir);
  fs.linkSync(join(dir, 'a.md'), join(base, 'another-name'));
  fs.utimesSync(join(dir, 'a.md'), 1, 1);
  await lookAtFiles(dir);
  fs.writeFileSync(join(base, 'another-name'), textOf('B'));
  expect(await titlesIn(dir)).toEqual(['a.md B']);
});

test('after a while all files are asked for, for not everything is told', async () => {
  write('a.md', 'A');
  await lookAtFiles(dir);
  fs.linkSync(join(dir, 'a.md'), join(base, 'another-name'));
  fs.writeFileSync(join(base, 'another-name'), textOf('B'));
  jest.spyOn(performance, 'now').mockReturnValue(performance.now() + 300_000);
  expect(await titlesIn(dir)).toEqual(['a.md B']);
});

const NAMES = [
  'a.md',
  'b.md',
  'readme.md',
  'c.txt',
  'sub/a.md',
  'sub/deep/d.md',
  '.hidden/e.md',
  'other/f.md',
];
const FOLDERS = ['', 'sub', 'sub/deep', '.hidden', 'other'];
const name = fc.constantFrom(...NAMES);
const folder = fc.constantFrom(...FOLDERS.slice(1));
const at = (path: string) => join(dir, path);
const outside = (path: string) => join(base, path.replaceAll('/', '-'));

/** What an author, a git, a deployment do; what can't be done just now is left out. */
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('write' as const), name }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constantFrom('remove', 'replace', 'take out', 'bring back'), name }),
  },
  { arbitrary: fc.record({ do: fc.constant('rename' as const), name, to: name }), weight: 2 },
  { arbitrary: fc.record({ do: fc.constantFrom('make folder', 'remove folder'), folder }), weight: 2 },
  { arbitrary: fc.record({ do: fc.constant('rename folder' as const), folder, to: folder }), weight: 1 },
  {
    arbitrary: fc.record({
      do: fc.constantFrom('link', 'link out', 'second name', 'write by second name', 'write by second name'),
      name,
    }),
    weight: 3,
  },
  { arbitrary: fc.record({ do: fc.constantFrom('replace all', 'look'), name }), weight: 1 },
);
type Step = { do: string; name?: string; to?: string; folder?: string };

function perform({ do: what, name = '', to = '', folder = '' }: Step, n: number): void {
  const text = textOf(`T${n}`);
  const swap = outside(`swap-${n}`);
  const work: Record<string, () => void> = {
    write: () => fs.writeFileSync(at(name), text),
    remove: () => fs.rmSync(at(name)),
    replace: () => {
      fs.writeFileSync(swap, text);
      fs.renameSync(swap, at(name));
    },
    'take out': () => fs.renameSync(at(name), outside(name)),
    'bring back': () => fs.renameSync(outside(name), at(name)),
    rename: () => fs.renameSync(at(name), at(to)),
    'make folder': () => fs.mkdirSync(at(folder), { recursive: true }),
    'remove folder': () => fs.rmSync(at(folder), { recursive: true }),
    'rename folder': () => fs.renameSync(at(folder), at(to)),
    link: () => fs.symlinkSync(at('a.md'), at(name)),
    'link out': () => fs.symlinkSync(base, at(name)),
    'second name': () => {
      fs.linkSync(at(name), outside(`second-${name}`));
      // That it has another name is seen when it changes under this one.
      fs.utimesSync(at(name), n, n);
    },
    'write by second name': () => fs.writeFileSync(outside(`second-${name}`), text, { flag: 'r+' }),
    'replace all': () => {
      fs.cpSync(dir, swap, { recursive: true, verbatimSymlinks: true });
      fs.renameSync(dir, outside(`old-${n}`));
      fs.renameSync(swap, dir);
    },
    look: () => {},
  };
  try {
    work[what]?.();
  } catch (error) {
    // It was not there, or was there already.
    expect(error).toHaveProperty('code');
  }
}

test('whatever happens in it, each look sees what a first one would see', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), { minLength: 5, maxLength: 25 }),
      async (turns) => {
        fs.rmSync(base, { recursive: true, force: true });
        for (const each of FOLDERS) fs.mkdirSync(at(each), { recursive: true });
        let n = 0;
        for (const steps of turns) {
          for (const each of steps) perform(each, n++);
          expect(await titlesIn(dir)).toEqual(await titlesAnew());
        }
      },
    ),
    { numRuns: 60 },
  );
});
