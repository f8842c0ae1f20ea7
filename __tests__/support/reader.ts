// A reader of a site whose posts come from a scripted source: what is published, and what one tab shows of it.
import type { Page } from 'playwright-core';
import { hydrated } from './browser';
import { eventually, published } from './http';
import { HELLO, POSTS } from './posts';
import type { ScriptedSource } from './scripted-source';
import type { Server } from './site';

export interface Site {
  source: ScriptedSource;
  /** Which the reader reads from. */
  read: Server;
  /** Which the webhook is called of. */
  told: Server;
}

/** The edition of the post that is there, in its title, its text and a tag. */
let edition = 0;

export const titleNow = () => `Hello ${edition}`;
export const textNow = () => `Text of edition ${edition}.`;
export const tagNow = () => `edition-${edition}`;

const LONG = Array.from({ length: 60 }, (_, line) => `Line ${line}.`).join('\n\n');

/** Edits the post, and resolves when the webhook has answered 200. */
export async function publishEdition({ source, told }: Site, id = HELLO.id): Promise<void> {
  edition += 1;
  const before = POSTS.find((post) => post.id === id) ?? HELLO;
  const tags = ['news', tagNow()];
  source.put({ ...before, id, title: titleNow(), content: `${textNow()}\n\n${LONG}`, tags });
  await published(told, { id });
}

/** Opens a page, and waits until its scripts run. */
export async function openPage(page: Page, site: Site, path: string): Promise<void> {
  await page.goto(site.read.url + path);
  await hydrated(page);
}

/** Resolves when the page's main part has the text. */
export const shows = (page: Page, text: string) =>
  page.locator('#content').getByText(text, { exact: true }).first().waitFor();

const linkOf = (page: Page, name: string) => page.getByRole('link', { name, exact: true }).first();

/** Clicks a link, by its name as it stands on the page, and does not wait for what becomes of that. */
export const click = (page: Page, name: string) => linkOf(page, name).click();

/** Follows a link; resolves when the tab is at its address. What was shown before may say the same words. */
export async function follow(page: Page, name: string): Promise<void> {
  const path = await linkOf(page, name).evaluate((link) => (link as HTMLAnchorElement).pathname);
  await click(page, name);
  await page.waitForURL(({ pathname }) => pathname === path);
}

/** Comes back to the tab, again and again until something is so: a tab that was just looked at does not ask. */
export async function comeBack(page: Page, what: string, isSo: () => Promise<boolean>): Promise<void> {
  await eventually(what, async () => {
    await look(page);
    return isSo();
  });
}

/** Comes back to the tab, once. */
export const look = (page: Page) => page.evaluate(() => void window.dispatchEvent(new Event('focus')));

export const isShown = (page: Page, text: string) =>
  page.getByText(text, { exact: true }).first().isVisible();

interface Asked {
  path: string;
  kind: 'page' | 'data';
}

/** Collects which pages, and which data of pages, a tab asks the server for. */
export function requestsOf(page: Page): Asked[] {
  const asked: Asked[] = [];
  page.on('request', (request) => {
    const path = new URL(request.url()).pathname;
    if (request.isNavigationRequest()) asked.push({ path, kind: 'page' });
    if (path.startsWith('/_next/data/')) asked.push({ path, kind: 'data' });
  });
  return asked;
}
