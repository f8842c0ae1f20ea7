// Calls to the webhook as those make them who sign.
import { createHmac } from 'node:crypto';
import request, { type Test } from 'supertest';
import { namesOf, SENDERS } from '../../lib/env/names';
import { SECRET } from './site';

interface Address {
  url: string;
}

/** It waits until all is done, as real senders do not: on a machine that may be slow. */
function post(server: Address, from: string, headers: Record<string, string>, body: string): Test {
  const call = request(server.url).post(`/api/revalidate?from=${from}`);
  return call.set({ 'content-type': 'application/json', prefer: 'wait=60', ...headers }).send(body);
}

/** For REVALIDATE_SENDERS. */
export const ALL_SENDERS = namesOf(SENDERS).join(', ');

const mac = (text: string, secret = SECRET) => createHmac('sha256', secret).update(text);

/** As Standard Webhooks has it. A delivery that is sent again has the same id. */
export function sendStandard(server: Address, said: object, deliveryId: string, from = 'standard'): Test {
  const body = JSON.stringify(said);
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = mac(`${deliveryId}.${timestamp}.${body}`).digest('base64');
  const headers = { 'webhook-id': deliveryId, 'webhook-timestamp': timestamp };
  return post(server, from, { ...headers, 'webhook-signature': `v1,${signature}` }, body);
}

/** As Ghost does, which waits for two seconds. */
export function sendGhost(server: Address, said: object, secret = SECRET): Test {
  const body = JSON.stringify(said);
  const time = String(Date.now());
  const signature = mac(body + time, secret).digest('hex');
  const call = post(server, 'ghost', { 'x-ghost-signature': `sha256=${signature}, t=${time}` }, body);
  return call.unset('prefer');
}

/** As Strapi does, which now and then says "null" for an entry. */
export function sendStrapi(
  server: Address,
  event: string,
  entry: object | 'null' | undefined,
  model = 'post',
): Test {
  const body = JSON.stringify({ event, model, uid: `api::${model}.${model}`, entry });
  return post(server, 'strapi', { authorization: `Bearer ${SECRET}` }, body);
}

/** As Sanity does, with the projection that docs/cms/sanity.md gives. */
export function sendSanity(server: Address, said: object): Test {
  const body = JSON.stringify({ _type: 'post', ...said });
  const time = String(Date.now());
  const signature = mac(`${time}.${body}`).digest('base64url');
  return post(server, 'sanity', { 'sanity-webhook-signature': `t=${time},v1=${signature}` }, body);
}

/** As GitHub does, of commits to the branch `main`. */
export function sendPush(server: Address, commits: object[], more: object = {}): Test {
  const push = { ref: 'refs/heads/main', repository: { default_branch: 'main' }, commits, ...more };
  const body = JSON.stringify(push);
  const signature = `sha256=${mac(body).digest('hex')}`;
  return post(server, 'github', { 'x-github-event': 'push', 'x-hub-signature-256': signature }, body);
}
