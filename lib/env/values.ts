// The kinds of values that settings have: what each accepts, becomes, and says of what it does not accept.
import { z } from 'zod';
import { namesOf, SENDERS } from './names';

export const wholeNumber = z.coerce.number('a whole number').int('a whole number');
export const megabytes = z.coerce.number('a number of megabytes').positive('a number of megabytes');

const secondsOrFalse = 'a whole number of seconds, or false';
export const seconds = z.union(
  [z.literal('false').transform(() => false as const), z.coerce.number(secondsOrFalse).int().positive()],
  secondsOrFalse,
);

/** A switch that is off unless it says `on`. */
export const flag = <On extends string, Off extends string>(on: On, off: Off) =>
  z
    .enum([on, off], `${on} or ${off}`)
    .optional()
    .transform((value) => value === on);

/** @param example an address of this kind, without its protocol */
export const webAddress = (example: string) =>
  z.url({ protocol: /^https?$/, error: `an absolute address, such as https://${example}` });

/** A secret may have to stand in a header or an address. */
const isSendable = (text: string) => /^[\x20-\x7e]*$/.test(text);
const NOT_SENDABLE = 'a sign in it cannot be sent in a header: take letters, digits and signs of ASCII';
export const token = z.string().refine(isSendable, NOT_SENDABLE);

/** Texts separated by commas. */
const list = z.string().transform((value) => value.split(',').map((each) => each.trim()));

const isBase64 = (text: string) => /^[A-Za-z0-9+/]{32,}={0,2}$/.test(text);

export const secrets = list
  .refine((all) => all.every(isSendable), NOT_SENDABLE)
  .refine((all) => all.length <= 2, 'at most two secrets, separated by a comma')
  .refine((all) => all.every((secret) => secret.length >= 32), 'each secret needs 32 characters or more')
  .refine(
    (all) => all.every((secret) => !secret.startsWith('whsec_') || isBase64(secret.slice(6))),
    'what follows whsec_ has to be base64, of 24 bytes or more',
  );

const SENDER_NAMES = namesOf(SENDERS);
export const senders = list.pipe(
  z.array(z.enum(SENDER_NAMES, `each has to be one of ${SENDER_NAMES.join(', ')}`)),
);

export const origins = list
  .transform((all) => all.map((origin) => origin.replace(/\/$/, '')))
  .refine(
    (all) => all.every((each) => URL.canParse(each) && new URL(each).origin === each),
    'each has to be an origin such as https://cms.example',
  );

export const redisAddress = z
  .url({
    protocol: /^rediss?$/,
    abort: true,
    error:
      'an address such as redis://localhost:6379, with signs such as # / ? % percent-encoded in a password',
  })
  .refine(isDecodable, 'a % in its user or password has to be written as %25')
  .refine(
    (url) => /^\/?\d*$/.test(new URL(url).pathname),
    'what follows the / has to be the number of a database',
  );

/** Whether what is percent-encoded in an address can be decoded. */
function isDecodable(url: string): boolean {
  const { username, password } = new URL(url);
  try {
    decodeURIComponent(username + password);
    return true;
  } catch {
    return false;
  }
}
