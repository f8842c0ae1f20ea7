// The name of this release, which its pages are kept under: servers of one build share it, and no other build has it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const Built = z.object({ config: z.looseObject({ deploymentId: z.string().optional() }) });

/** @param distDir Next's output, `.next` */
export function releaseIn(distDir: string): string {
  const read = (file: string) => readFileSync(join(distDir, file), 'utf8');
  const { config } = Built.parse(JSON.parse(read('required-server-files.json')));
  // Where builds have a deployment id, Next gives all of them the same build id.
  return config.deploymentId || read('BUILD_ID').trim();
}
