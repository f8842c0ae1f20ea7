// A call to a CMS's own API: JSON there and back.
import type { z } from 'zod';

interface Call {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  headers?: Record<string, string>;
  body?: unknown;
}

/** @returns what the CMS answered, as the schema reads it; throws its whole answer when that is no success */
export async function callJson<T>(schema: z.ZodType<T>, url: string, call: Call = {}): Promise<T> {
  const { method = 'GET', headers, body } = call;
  const response = await fetch(url, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${url} was answered ${response.status}: ${text}`);
  return schema.parse(text.startsWith('{') ? JSON.parse(text) : null);
}
