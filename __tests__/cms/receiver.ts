// Stands where the blog is: takes a plugin's calls, and checks their signatures with the official verifier.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Webhook } from 'standardwebhooks';
import { z } from 'zod';
import { eventually } from '../support/http';
import { close, listen, portOf } from '../support/listening';

const PostMessage = z.object({
  type: z.string().startsWith('post.'),
  data: z.object({
    id: z.number(),
    slug: z.string(),
    post_type: z.string(),
    status: z.string(),
    modified_gmt: z.string(),
    previous: z
      .object({
        status: z.string().optional(),
        slug: z.string().optional(),
        post_type: z.string().optional(),
      })
      .strict(),
    tags: z.array(z.string()),
    categories: z.array(z.string()),
  }),
  timestamp: z.iso.datetime({ offset: true }),
});
const Message = z.union([
  PostMessage,
  z.object({ type: z.literal('posts.changed'), data: z.object({ posts: z.array(PostMessage) }) }),
  z.object({ type: z.literal('site.changed'), data: z.object({}).strict() }),
]);
type Message = z.infer<typeof Message>;

interface Answer {
  status: number;
  headers?: Record<string, string>;
  body: object;
}

const GOOD: Answer = { status: 200, body: { revalidated: true } };

export class Receiver {
  /** What was received and not yet taken. */
  private messages: Message[] = [];
  /** Calls that were not as they should be. */
  readonly troubles: string[] = [];
  /** How it answers; null: never. */
  answer: Answer | null = GOOD;
  /** How long it takes to answer, or to send a caller on. */
  delayMs = 0;
  /** Where it sends callers first; null: they are right already. */
  movedTo: string | null = null;
  private readonly server = createServer((req, res) => void this.receive(req, res));
  private readonly webhook: Webhook;

  constructor(secret: string) {
    this.webhook = secret.startsWith('whsec_') ? new Webhook(secret) : new Webhook(secret, { format: 'raw' });
  }

  async start(): Promise<this> {
    await listen(this.server, 'localhost');
    return this;
  }

  get url(): string {
    return `http://localhost:${portOf(this.server)}`;
  }

  stop = () => close(this.server);

  /** All messages so far; a plugin has sent its own before the editor's request ends. */
  take(): Message[] {
    return this.messages.splice(0);
  }

  /** The next message, of a request that the CMS made to itself. */
  async next(limitMs: number): Promise<Message[]> {
    await eventually('a call', () => this.messages.length > 0, limitMs);
    return this.take();
  }

  private async receive(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString();
    if (this.delayMs > 0) await new Promise((done) => setTimeout(done, this.delayMs));
    if (this.movedTo !== null && req.url !== this.movedTo) {
      res.writeHead(308, { location: this.movedTo }).end();
      return;
    }
    try {
      expect(req.method).toBe('POST');
      expect(req.url).toBe(this.movedTo ?? '/api/revalidate?from=wordpress');
      const headers = z.record(z.string(), z.string()).parse(req.headers);
      this.messages.push(Message.parse(this.webhook.verify(body, headers)));
    } catch (error) {
      this.troubles.push(String(error));
    }
    if (!this.answer) return;
    res.writeHead(this.answer.status, { 'content-type': 'application/json', ...this.answer.headers });
    res.end(JSON.stringify(this.answer.body));
  }
}
