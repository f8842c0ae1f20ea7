// nginx in front of several servers, as docs/deployment.md has it.
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually, readPage } from './http';
import { freePort } from './site';

export async function startNginx(ports: string[]): Promise<{ url: string; stop(): Promise<void> }> {
  const dir = await mkdtemp(join(tmpdir(), 'next-isr-blog-nginx-'));
  const port = await freePort();
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${dir}/${name};`,
  );
  await writeFile(
    join(dir, 'nginx.conf'),
    `daemon off; pid ${dir}/pid; error_log ${dir}/error.log; worker_processes 1;
    events {}
    http {
      access_log off;
      ${paths.join(' ')}
      upstream blog {
        ${ports.map((each) => `server 127.0.0.1:${each} max_fails=0;`).join('\n        ')}
        keepalive 16;
      }
      server {
        listen 127.0.0.1:${port};
        location / {
          proxy_pass http://blog;
          proxy_http_version 1.1;
          proxy_set_header Connection "";
          proxy_next_upstream error timeout;
        }
      }
    }\n`,
  );
  const child = spawn('nginx', ['-p', dir, '-c', join(dir, 'nginx.conf')], { stdio: 'ignore' });
  const ended = new Promise((done) => child.once('close', done));
  const url = `http://127.0.0.1:${port}`;
  await eventually('nginx', () => readPage({ url }, '/').then(Boolean, () => false));
  return {
    url,
    async stop() {
      child.kill();
      await ended;
      await rm(dir, { recursive: true });
    },
  };
}
