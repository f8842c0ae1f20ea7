// The token that Ghost's Admin API asks for: a JWT, signed with the key's secret, good for five minutes.
import { createHmac } from 'node:crypto';

const GOOD_FOR_SECONDS = 300;

/** @param key `id:secret`, the secret in hexadecimal */
export function ghostToken(key: string, nowMs = Date.now()): string {
  const [kid = '', secret = ''] = key.split(':');
  const now = Math.floor(nowMs / 1000);
  const header = encoded({ alg: 'HS256', typ: 'JWT', kid });
  const payload = encoded({ iat: now, exp: now + GOOD_FOR_SECONDS, aud: '/admin/' });
  const signature = createHmac('sha256', Buffer.from(secret, 'hex')).update(`${header}.${payload}`);
  return `${header}.${payload}.${signature.digest('base64url')}`;
}

const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
