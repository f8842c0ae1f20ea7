// What readers and a CMS do to a server, over HTTP.
import request, { type Response, type Test } from 'supertest';
import { SECRET } from './site';

interface Address {
  url: string;
}

/** A reader's request. The path goes out as it is given: encode it first. */
export function readPage(server: Address, path: string): Test {
  return request(server.url).get(path);
}

/** A call to the webhook, with the secret in its header. It waits until all is done, on a machine that may be slow. */
export function revalidate(server: Address, body: object, secret = SECRET): Test {
  return revalidateInTime(server, body, secret).set('prefer', 'wait=60');
}

/** The same of a caller that is answered after 8 s: with 202, where not all is done. */
export function revalidateInTime(server: Address, body: object, secret = SECRET): Test {
  return request(server.url).post('/api/revalidate').set('authorization', `Bearer ${secret}`).send(body);
}

/** Reads a page again and again until it is as `wanted`. Gives all that was read; throws after a while. */
export async function readUntil(
  server: Address,
  path: string,
  wanted: (page: Response) => boolean,
): Promise<Response[]> {
  const seen: Response[] = [];
  await eventually(`${path} as wanted`, async () => {
    const page = await readPage(server, path);
    seen.push(page);
    return wanted(page);
  });
  return seen;
}

/** Waits until something is so. The limit is for what never comes; what comes late is no failure. */
export async function eventually(
  what: string,
  isSo: () => boolean | Promise<boolean>,
  limitMs = 60_000,
): Promise<void> {
  const endMs = Date.now() + limitMs;
  for (;;) {
    // Where this process itself was stalled, it looks once more before it gives up.
    const isLastLook = Date.now() > endMs;
    if (await isSo()) return;
    if (isLastLook) throw new Error(`Not within ${limitMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The results of a call by path: the outcome of each. */
export function outcomes(call: Response): Record<string, string> {
  const results: { path: string; outcome: string }[] = call.body.results ?? [];
  return Object.fromEntries(results.map(({ path, outcome }) => [path, outcome]));
}

/** What a call said: its status, and why paths failed. */
export function verdictOf(call: Response): { status: number; reasons: string[] } {
  const results: { reason?: string }[] = call.body.results ?? [];
  return { status: call.status, reasons: results.flatMap(({ reason }) => reason ?? []) };
}

/** What a call says when all went well. */
export const ALL_WELL = { status: 200, reasons: [] };

/** Calls the webhook as a CMS does, again when Redis was lost: a busy machine may lose it for a moment. */
export async function callUntilTaken(server: Address, body: object): Promise<Response> {
  let call = await revalidate(server, body);
  await eventually('a call that reaches Redis', async () => {
    if (!verdictOf(call).reasons.some((reason) => reason.includes('Redis is away'))) return true;
    call = await revalidate(server, body);
    return false;
  });
  return call;
}

/** The same, where only the verdict counts. */
export async function publish(server: Address, body: object): Promise<ReturnType<typeof verdictOf>> {
  return verdictOf(await callUntilTaken(server, body));
}

/** The same, where anything but a 200 is a failure of the test; after a 202 of a busy machine it calls again. */
export async function published(server: Address, body: object): Promise<void> {
  let verdict = await publish(server, body);
  while (verdict.status === 202) verdict = await publish(server, body);
  expect(verdict).toEqual(ALL_WELL);
}

/** By what feeds know a post for good: its first address, whatever it is now. */
export const LASTING_IDS = /<guid[^>]*>[^<]*<\/guid>|<id>[^<]*<\/id>|"id": "[^"]*"/g;
