// The posts of the benchmarks: post 1 is the oldest.

const SENTENCE = 'A sentence that stands for the text of a post. ';
const CODE = `
\`\`\`ts
export async function publish(req: NextApiRequest, res: NextApiResponse): Promise<Report> {
  const startedMs = performance.now();
  if (req.method !== 'POST') return { status: 405, ms: performance.now() - startedMs };
  for (const path of await plan(req.body)) await res.revalidate(path);
  return { status: 200, ms: performance.now() - startedMs };
}
\`\`\`
`;
const LONG = `## One\n\n${SENTENCE.repeat(20)}\n${CODE}\n## Two\n\n- ${SENTENCE}\n- **${SENTENCE}**\n\n${SENTENCE.repeat(30)}`;
const SHORT = SENTENCE.repeat(8);

const TAGS = 20;

/** A post; `isLong`: with a text of three kilobytes, code in it. */
export function post(n, { title, more = '', changed, isLong } = {}) {
  const publishedAt = new Date(Date.UTC(2000, 0, 1) + n * 3_600_000).toISOString();
  return {
    id: `post-${n}`,
    title: title ?? `Post ${n}`,
    excerpt: 'In short.',
    content: (isLong ? LONG : SHORT) + more,
    publishedAt,
    updatedAt: changed ?? publishedAt,
    tags: ['all', `tag-${n % TAGS}`],
  };
}
