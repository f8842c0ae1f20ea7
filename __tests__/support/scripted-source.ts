// A content API over real HTTP that does what a test tells it: the Next.js guide's API, with switches.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { close, listen, portOf } from './listening';

export interface SourcePost {
  id: string;
  title: string;
  content?: string;
  publishedAt?: string;
  updatedAt?: string;
  tags?: string[];
  draft?: boolean;
  [field: string]: unknown;
}

export type Fault = '500' | 'drop' | 'broken JSON' | 'HTML' | 'another shape' | 'hang';
/** What a gateway says to every address that it does not know, or the source itself of a post. */
type Missing = '404' | '410';
/** Answers of which a part is all that a server may take. */
type Odd = 'endless' | 'bomb' | 'brackets' | 'no gzip' | 'circle' | 'file' | { location: string };
export const FAULTS: Fault[] = ['500', 'drop', 'broken JSON', 'HTML', 'another shape', 'hang'];

/** Requests that wait until the test lets them go. */
export interface Hold {
  /** Resolves when a request waits here. */
  arrived: Promise<void>;
  /** Lets the waiting request answer, or fail, and stops holding. */
  release(fault?: Fault): void;
}

// A process that was stalled would find idle connections too old and close them, with requests on the way.
export const KEPT_OPEN_MS = 600_000;

interface OpenHold extends Hold {
  matches: (path: string) => boolean;
  arrive: () => void;
  isLate: boolean;
  released: Promise<Fault | undefined>;
}

export class ScriptedSource {
  /** What the source knows, by id. Change it to edit. */
  readonly posts = new Map<string, SourcePost>();
  /** The path and query of each request since the start, or since it was last emptied. */
  requests: string[] = [];
  /** How many bytes of answers went out. */
  bytes = 0;
  /** What the last request said in its Authorization header. */
  authorization: string | undefined;
  /** How requests fail; null: they don't. */
  fault: Fault | Missing | Odd | null = null;
  /** How requests for one post fail, by its id; '' is the list. */
  readonly faults = new Map<string, Fault | Missing | Odd>();
  /** Whether lists are cut into pages, as json-server does, or given whole. */
  paged = true;
  /** How long each answer takes. */
  delayMs = 0;
  /** How requests fail whose address has a text in it. */
  readonly faultsAt = new Map<string, Fault | Missing | Odd>();
  /** What it says as X-Total-Count; null: how many posts there are. */
  count: string | null = null;

  /** Whether it says of all posts that they changed just now. */
  isRestless = false;

  private holds: OpenHold[] = [];
  private readonly server = createServer((req, res) => void this.handle(req, res));

  constructor(posts: SourcePost[] = []) {
    this.server.keepAliveTimeout = KEPT_OPEN_MS;
    for (const post of posts) this.put(post);
  }

  put(post: SourcePost): void {
    this.posts.set(post.id, post);
  }

  async start(port = 0): Promise<this> {
    await listen(this.server, '127.0.0.1', port);
    return this;
  }

  get port(): number {
    return portOf(this.server);
  }

  /** For CONTENT_API_URL. */
  get url(): string {
    return `http://127.0.0.1:${this.port}/posts`;
  }

  /** Of a server that shows its posts. */
  get settings() {
    return { CONTENT_SOURCE: 'rest', CONTENT_API_URL: this.url };
  }

  async stop(): Promise<void> {
    for (const hold of this.holds) hold.release();
    await close(this.server);
  }

  /**
   * Holds the next request for a post (or for the list, with id ''). What it answers was decided when it
   * arrived: a test can edit the post while an answer with the old text is under way.
   * @param isLate true: it is decided when the request is let go
   */
  hold(id: string, isLate = false): Hold {
    let arrive = () => {};
    let release: Hold['release'] = () => {};
    const arrived = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    const released = new Promise<Fault | undefined>((resolve) => {
      release = resolve;
    });
    const hold: OpenHold = {
      arrived,
      arrive,
      released,
      release,
      isLate,
      matches: (path) => path === (id === '' ? '/posts' : `/posts/${id}`),
    };
    this.holds.push(hold);
    return hold;
  }

  /** How many requests asked for one post. */
  requestsFor(id: string): number {
    return this.requests.filter((url) => url === `/posts/${encodeURIComponent(id)}`).length;
  }

  private async handle(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const url = new URL(req.url ?? '/', 'http://source');
    this.requests.push(req.url ?? '/');
    this.authorization = req.headers.authorization;
    const path = decodeURIComponent(url.pathname);
    if (this.delayMs > 0) await new Promise((done) => setTimeout(done, this.delayMs));
    const [, atThis] = [...this.faultsAt].find(([text]) => req.url?.includes(text)) ?? [];
    const fault = this.fault ?? atThis ?? this.faults.get(path.slice('/posts/'.length));
    if (fault) return fail(fault, res);

    const answerNow = () =>
      path === '/posts' ? this.list(url.searchParams) : this.one(path.slice('/posts/'.length));
    let answer = answerNow();
    const hold = this.holds.find(({ matches }) => matches(path));
    if (hold) {
      this.holds.splice(this.holds.indexOf(hold), 1);
      hold.arrive();
      const failure = await hold.released;
      if (failure) return fail(failure, res);
      if (hold.isLate) answer = answerNow();
    }
    res.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers });
    this.bytes += Buffer.byteLength(answer.body);
    res.end(answer.body);
  }

  private one(id: string) {
    const post = this.posts.get(id);
    return post
      ? { status: 200, headers: {}, body: JSON.stringify(this.told(post)) }
      : { status: 404, headers: {}, body: '{}' };
  }

  private told(post: SourcePost): SourcePost {
    return this.isRestless ? { ...post, updatedAt: new Date().toISOString() } : post;
  }

  private list(query: URLSearchParams) {
    const field = query.get('_sort') === 'updatedAt' ? 'updatedAt' : 'publishedAt';
    const all = [...this.posts.values()]
      .map((post) => this.told(post))
      .sort((a, b) => ((a[field] ?? '') < (b[field] ?? '') ? 1 : -1));
    if (!this.paged) return { status: 200, headers: {}, body: JSON.stringify(all) };
    const page = Number(query.get('_page') ?? 1);
    const limit = Number(query.get('_limit') ?? 10);
    const body = JSON.stringify(all.slice((page - 1) * limit, page * limit));
    return { status: 200, headers: { 'x-total-count': this.count ?? String(all.length) }, body };
  }
}

function fail(fault: Fault | Missing | Odd, res: ServerResponse): void {
  const json = { 'content-type': 'application/json' };
  if (fault === '500') res.writeHead(500, json).end('{"error":"database"}');
  if (fault === '410') res.writeHead(410, json).end('{}');
  if (fault === '404')
    res.writeHead(404, { 'content-type': 'text/html' }).end('<h1>404: no such backend</h1>');
  if (fault === 'drop') res.destroy();
  if (fault === 'broken JSON') res.writeHead(200, json).end('[{"id":"hel');
  if (fault === 'HTML') res.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><h1>Hi</h1>');
  if (fault === 'another shape') res.writeHead(200, json).end('{"data":{"headline":"Hello"}}');
  if (fault === 'endless') pour(res.writeHead(200, json));
  if (fault === 'bomb')
    res.writeHead(200, { ...json, 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(20_000_000, ' ')));
  if (fault === 'brackets') res.writeHead(200, json).end(`{"id":"hello","odd":[${'[],'.repeat(500_000)}[]]}`);
  if (fault === 'no gzip') {
    res.writeHead(200, { ...json, 'content-encoding': 'gzip', 'content-length': 2 }).flushHeaders();
    // In a packet of its own.
    setTimeout(() => res.end('{}'), 50);
  }
  if (fault === 'circle') res.writeHead(302, { location: '?again' }).end();
  if (fault === 'file') res.writeHead(302, { location: 'file:///etc/passwd' }).end();
  if (typeof fault === 'object') res.writeHead(302, fault).end();
  // 'hang': the request is taken and never answered.
}

/** Goes on as long as somebody takes it. */
function pour(res: ServerResponse): void {
  const more = () => {
    while (!res.destroyed && res.write(' '.repeat(65_536)));
  };
  res.on('drain', more);
  more();
}
