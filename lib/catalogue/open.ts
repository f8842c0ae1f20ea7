// The catalogue of this process.
import { contentSource } from '../content/pick';
import { CHUNK_SIZE } from '../content/source';
import { env } from '../env';
import { processWide } from '../process/process-wide';
import { Catalogue } from './catalogue';
import { readAll } from './reading/read-all';
import { readPages } from './reading/read-pages';
import type { RecordStore } from './records/store';

interface Opened {
  catalogue?: Catalogue;
  /** Of a build or in development: resolves when it has been read from the source. */
  reading?: Promise<unknown>;
}

const opened = processWide('catalogue', (): Opened => ({}));

function newCatalogue(store: RecordStore | null): Catalogue {
  const catalogue = new Catalogue(store);
  catalogue.isOfFiles = env().CONTENT_SOURCE === 'markdown';
  return catalogue;
}

/** Opens it for a server. */
export function openCatalogue(store: RecordStore): Catalogue {
  opened.catalogue = newCatalogue(store);
  return opened.catalogue;
}

/** The catalogue as it is now: on a server at the end of the log, in a build and in development from the source. */
export async function currentCatalogue(): Promise<Catalogue> {
  if (opened.catalogue) {
    await opened.catalogue.catchUp();
    return opened.catalogue;
  }
  return readFromSource();
}

// A build reads so many chunks at any size of the blog; lists that take more are made once the server knows all posts.
const chunksInBuild = () => Math.max(1, Math.ceil(env().PRERENDER_COUNT / CHUNK_SIZE));

async function readFromSource(): Promise<Catalogue> {
  const isBuild = env().NEXT_PHASE === 'phase-production-build';
  const catalogue = newCatalogue(null);
  const most = isBuild ? chunksInBuild() : Number.POSITIVE_INFINITY;
  const read = async () => {
    const parts = { catalogue, source: contentSource() };
    await readPages(parts);
    const { problems } = await readAll(parts, { goOn: (page) => page < most });
    if (isBuild) refuseBuild(problems, catalogue);
    return catalogue;
  };
  if (!isBuild) return read();
  opened.reading ??= read();
  return opened.reading as Promise<Catalogue>;
}

/**
 * Posts that don't fit are left out of a build as out of a running site, each with a line in the log.
 * @throws Error naming all of them where there is nothing else to show, and with `--strict`
 */
function refuseBuild(problems: string[], { lists }: Catalogue): void {
  if (problems.length === 0) return;
  if (env().BUILD_STRICT) throw new Error(problems.join('\n'));
  if (lists.all.length === 0) throw new Error(['No post can be shown.', ...problems].join('\n'));
}
