// The settings: read from the environment here and nowhere else, trimmed, checked, an empty value counting as absent.
import type { z } from 'zod';
import { secretsIn } from './env/secrets';
import { Settings } from './env/settings';

export type Env = z.infer<typeof Settings>;

/** In bytes: settings that end in _MB are in these. */
export const MEGABYTE = 1024 * 1024;

const SECRET = 'REVALIDATE_SECRET_';

/** A secret that goes by no sender's name: else its webhooks would be refused, and nobody told why. */
function misnamed(names: string[]): string[] {
  const known = Object.keys(Settings.shape).filter((name) => name.startsWith(SECRET));
  return names
    .filter((name) => name.startsWith(SECRET) && !known.includes(name))
    .map((name) => `  ${name}: no such setting; there are ${known.join(', ')}`);
}

/**
 * Checks settings.
 * @param source names and values, as in `process.env`
 * @returns the settings, parsed, defaults filled in
 * @throws Error naming every wrong setting at once; values are left out, for they may be secrets
 */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const trimmed = Object.entries(source).map(([name, value]) => [name, value?.trim()] as const);
  const present = Object.fromEntries(trimmed.filter(([, value]) => value));
  const parsed = Settings.safeParse(present);
  const issues = parsed.error?.issues ?? [];
  const lines = issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  lines.push(...misnamed(Object.keys(present)));
  if (parsed.success && lines.length === 0) return parsed.data;
  throw new Error(
    `These settings are wrong (see .env for what each one means):\n${[...new Set(lines)].join('\n')}`,
  );
}

let checked: Env | undefined;

/** The checked settings of this process. Throws like {@link parseEnv}, on the first use. */
export function env(): Env {
  checked ??= parseEnv(process.env);
  return checked;
}

/** What may be told to nobody: the secrets that are set, right or wrong. */
export const secretsSet = (): string[] => secretsIn(process.env);

/** The environment for other programs: without the blog's settings, and without whatever else has a secret in it. */
export function foreignEnv(): NodeJS.ProcessEnv {
  const secrets = secretsSet();
  const names = Object.keys(process.env).filter((name) => {
    const isOurs = name in Settings.shape || name.startsWith('REVALIDATE_SECRET');
    return !isOurs && !secrets.some((secret) => process.env[name]?.includes(secret));
  });
  return {
    NODE_ENV: process.env.NODE_ENV,
    ...Object.fromEntries(names.map((name) => [name, process.env[name]])),
  };
}
