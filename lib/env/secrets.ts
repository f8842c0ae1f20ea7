// The secrets among the settings, so that no log line and no answer tells one, whatever error it quotes.

/** What is shorter stands in any text by chance. */
const MIN_LENGTH = 4;

const ADDRESSES = ['CONTENT_API_URL', 'REDIS_URL'];
/** With whether they are a name and a secret, with a colon between. */
const SECRETS: [name: string, isPair: boolean][] = [
  ['CONTENT_API_TOKEN', false],
  ['GHOST_CONTENT_API_KEY', false],
  ['GHOST_ADMIN_API_KEY', true],
  ['WORDPRESS_APPLICATION_PASSWORD', true],
];

/**
 * Pure: every text that has to stay secret, also of settings that are wrong.
 * @param settings names and values, as in `process.env`
 * @returns the longest first, each as it is and as it stands in an address
 */
export function secretsIn(settings: Record<string, string | undefined>): string[] {
  const names = Object.keys(settings).filter((name) =>
    /^(REVALIDATE_SECRET(_|$)|PREVIEW_SECRET$)/.test(name),
  );
  const tokens = names.flatMap((name) => (settings[name] ?? '').split(','));
  for (const [name, isPair] of SECRETS) {
    const value = settings[name]?.trim() ?? '';
    tokens.push(value, ...(isPair ? [value.slice(value.indexOf(':') + 1)] : []));
  }
  for (const name of ADDRESSES) tokens.push(...passwordIn(settings[name] ?? ''));
  const forms = tokens.map((token) => token.trim()).flatMap((token) => [token, encodeURIComponent(token)]);
  const long = forms.filter(({ length }) => length >= MIN_LENGTH);
  return [...new Set(long)].sort((a, b) => b.length - a.length);
}

/** Of an address that may be none: what stands before the last @, after a colon. */
function passwordIn(address: string): string[] {
  const raw = /^\s*[a-z]+:\/\/[^/@:]*:(.*)@/is.exec(address)?.[1] ?? '';
  try {
    return [raw, decodeURIComponent(raw)];
  } catch {
    return [raw];
  }
}

/** Pure: the text with `…` in place of each secret. */
export function without(secrets: string[], text: string): string {
  return secrets.reduce((clean, secret) => clean.replaceAll(secret, '…'), text);
}
