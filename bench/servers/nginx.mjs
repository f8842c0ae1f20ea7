// nginx with one worker that serves a page as a file, and its gzip variant as one.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { startChild } from '../children.mjs';
import { emptyFolder, freePort, serving } from '../site.mjs';

/** Its program, where there is one. */
export const NGINX_PROGRAM = ['nginx', '/usr/sbin/nginx'].find(
  (name) => spawnSync(name, ['-v']).error === undefined,
);
export const hasNginx = NGINX_PROGRAM !== undefined;

const configOf = (dir, port) => `
${process.getuid?.() === 0 ? 'user root;' : ''}
worker_processes 1;
pid ${dir}/nginx.pid;
error_log ${dir}/error.log;
events { worker_connections 4096; }
http {
  access_log off;
  sendfile on;
  keepalive_requests 1000000;
  open_file_cache max=100;
  types { text/html html; }
  client_body_temp_path ${dir}/body; proxy_temp_path ${dir}/proxy; fastcgi_temp_path ${dir}/fastcgi;
  uwsgi_temp_path ${dir}/uwsgi; scgi_temp_path ${dir}/scgi;
  server { listen 127.0.0.1:${port} backlog=4096; root ${dir}; gzip_static on; }
}
`;

export async function startNginx(page) {
  const port = await freePort();
  const dir = emptyFolder('nginx');
  writeFileSync(join(dir, 'page.html'), page);
  writeFileSync(join(dir, 'page.html.gz'), gzipSync(page));
  writeFileSync(join(dir, 'nginx.conf'), configOf(dir, port));
  const { child, ended } = startChild(
    NGINX_PROGRAM,
    ['-c', join(dir, 'nginx.conf'), '-p', dir, '-g', 'daemon off;'],
    {
      stdio: 'ignore',
    },
  );
  return serving({ child, ended, log: () => '' }, `http://127.0.0.1:${port}`, '/page.html');
}
