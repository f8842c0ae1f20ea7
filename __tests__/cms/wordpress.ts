// A real WordPress for a test: PHP's own server, MariaDB on a socket, and the plugin for this blog.
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { freePort, PROJECT } from '../support/site';
import type { Cms } from './cms';
import { installDir, isInstalled } from './install';
import { type Program, startProgram } from './program';
import { wordpressEditor } from './wordpress-editor';

const Installed = z.object({ password: z.string() });
const CRON_MS = 1000;

const Previews = z.array(z.object({ text: z.string(), address: z.string() }));
// Drafts without a slug, as the editor saves them first, with one, and one of a published post.
const PREVIEWS = `
  wp_set_current_user( 1 );
  $posts = [];
  foreach ( [ 'post', 'page' ] as $type ) {
    foreach ( [ '', "a-draft-$type" ] as $slug ) {
      $text    = "Unfinished $type $slug.";
      $id      = wp_insert_post( [ 'post_type' => $type, 'post_title' => 'Draft', 'post_name' => $slug, 'post_content' => $text ] );
      $posts[] = [ 'text' => $text, 'address' => get_preview_post_link( $id ) ];
    }
  }
  echo wp_json_encode( $posts );`;

// WordPress schedules nothing for less than a minute ahead; so the minute is over.
const minuteLater = (post: string) => `
  $now = time();
  $gmt = gmdate( 'Y-m-d H:i:s', $now );
  $wpdb->update( $wpdb->posts, [ 'post_date' => get_date_from_gmt( $gmt ), 'post_date_gmt' => $gmt ], [ 'ID' => ${post} ] );
  wp_clear_scheduled_hook( 'publish_future_post', [ ${post} ] );
  wp_schedule_single_event( $now, 'publish_future_post', [ ${post} ] );`;

export interface WordPress extends Cms {
  /** Runs PHP in it, as a plugin or its command line would. */
  run(code: string): Promise<string>;
}

export async function startWordPress(): Promise<WordPress> {
  if (!isInstalled('wordpress')) throw new Error('Install it first: npm run setup:tests -- wordpress');
  const dir = await mkdtemp(join(tmpdir(), 'wordpress-'));
  const running: Program[] = [];
  const end = async () => {
    for (const program of running) await program.stop();
    await rm(dir, { recursive: true, force: true });
  };
  try {
    return await setUp(dir, running, end);
  } catch (error) {
    await end();
    throw error;
  }
}

async function setUp(dir: string, running: Program[], end: () => Promise<void>): Promise<WordPress> {
  const site = join(dir, 'site');
  await layOut(site);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const configure = (more: Record<string, string> = {}) =>
    writeFile(join(site, 'wp-config.php'), config(url, join(dir, 'db.sock'), more));
  await configure();
  running.push(await startDatabase(dir));
  const { password } = Installed.parse(JSON.parse(await php(join(__dirname, 'wordpress-install.php'), site)));
  const user = `admin:${password}`;

  let server = await serve(site, port);
  // As a server's crontab does; without it WordPress looks at the time only when somebody reads it.
  const cron = setInterval(() => fetch(`${url}/wp-cron.php`).catch(() => {}), CRON_MS);

  const run = (code: string) => php('-r', `require '${site}/wp-load.php'; ${code}`);
  const editor = wordpressEditor(`${url}/wp-json/wp/v2`, user);

  return {
    name: 'wordpress',
    settings: { CONTENT_SOURCE: 'wordpress', CONTENT_API_URL: url, WORDPRESS_APPLICATION_PASSWORD: user },
    connect: (blogUrl, secret) => configure({ NEXT_ISR_BLOG_URL: blogUrl, NEXT_ISR_BLOG_SECRET: secret }),
    editor: {
      ...editor,
      async schedule(post, seconds) {
        await editor.schedule?.(post, seconds);
        await run(minuteLater(post));
      },
    },
    previews: async () => Previews.parse(JSON.parse(await run(PREVIEWS))),
    run,
    stop: () => server.stop(),
    async start() {
      server = await serve(site, port);
    },
    async discard() {
      clearInterval(cron);
      await server.stop();
      await end();
    },
  };
}

/** WordPress with the plugin in it, as its user would put it there. */
async function layOut(site: string): Promise<void> {
  await cp(join(installDir('wordpress'), 'usr/share/wordpress'), site, {
    recursive: true,
    verbatimSymlinks: true,
  });
  const plugin = 'next-isr-blog.php';
  await mkdir(join(site, 'wp-content/mu-plugins'));
  await cp(join(PROJECT, 'integrations/wordpress', plugin), join(site, 'wp-content/mu-plugins', plugin));
}

// No user needs a password, for nobody but this user can open the socket.
async function startDatabase(dir: string) {
  const data = join(dir, 'db');
  await mkdir(data);
  await writeFile(join(dir, 'init.sql'), 'CREATE DATABASE IF NOT EXISTS wordpress;\n');
  const settings = {
    datadir: data,
    socket: join(dir, 'db.sock'),
    'init-file': join(dir, 'init.sql'),
    'pid-file': join(dir, 'db.pid'),
    // Nothing of it outlives the test, so nobody waits for the disk.
    'innodb-flush-method': 'nosync',
    'innodb-flush-log-at-trx-commit': '0',
    ...(process.getuid?.() === 0 ? { user: 'root' } : {}),
  };
  const args = Object.entries(settings).map(([name, value]) => `--${name}=${value}`);
  return startProgram({
    command: ['mariadbd', '--no-defaults', '--skip-networking', '--skip-grant-tables', ...args],
    cwd: dir,
    env: { PATH: `${process.env.PATH}:/usr/sbin` },
    ready: 'ready for connections',
  });
}

async function php(...args: string[]): Promise<string> {
  return (await promisify(execFile)('php', ['-d', 'sendmail_path=true', ...args])).stdout;
}

// The blog reads while a save waits for the blog's answer, so there must be more than one worker. A configuration
// that was written is read at once.
function serve(site: string, port: number) {
  const settings = ['-d', 'sendmail_path=true', '-d', 'opcache.revalidate_freq=0'];
  return startProgram({
    command: ['php', ...settings, '-S', `127.0.0.1:${port}`, '-t', site],
    cwd: site,
    env: { PHP_CLI_SERVER_WORKERS: '4' },
    ready: 'started',
  });
}

function config(url: string, socket: string, more: Record<string, string>): string {
  const constants = {
    DB_NAME: 'wordpress',
    DB_USER: 'root',
    DB_PASSWORD: '',
    DB_HOST: `localhost:${socket}`,
    DB_CHARSET: 'utf8mb4',
    WP_HOME: url,
    WP_SITEURL: url,
    // Application passwords work over HTTPS, or on a developer's machine.
    WP_ENVIRONMENT_TYPE: 'local',
    // No call home for updates.
    WP_HTTP_BLOCK_EXTERNAL: '1',
    ...more,
  };
  const lines = Object.entries(constants).map(([name, value]) => `define( '${name}', '${value}' );`);
  return `<?php\n${lines.join('\n')}\n$table_prefix = 'wp_';\nrequire_once __DIR__ . '/wp-settings.php';\n`;
}
