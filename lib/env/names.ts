// The names of content sources and of senders of webhooks: settings, the choice of both and the tests take them from
// here. `npm run remove ghost` deletes one, with all that belongs to it.

/** Each content source, with the sender in whose words its webhooks are. */
export const SOURCES = {
  markdown: 'standard',
  rest: 'standard',
  wordpress: 'wordpress',
  strapi: 'strapi',
  ghost: 'ghost',
} as const;

export type SourceName = keyof typeof SOURCES;

/** The senders that have words of their own, besides those of the site itself: how they call themselves. */
export const SENDERS = {
  ghost: 'Ghost',
  strapi: 'Strapi',
  wordpress: 'WordPress',
  github: 'GitHub',
  sanity: 'Sanity',
} as const;

export type SenderName = keyof typeof SENDERS;

/** The names of a table's rows, as its type has them. */
export const namesOf = <Name extends string>(table: Record<Name, unknown>): Name[] =>
  Object.keys(table) as Name[];
