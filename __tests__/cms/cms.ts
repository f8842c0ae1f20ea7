// What the tests ask of a CMS: to run for real, to call the blog, and to be written in as an editor writes in it.
import type { Settings } from '../support/site';

/** What an editor fills in; what is left out of an edit stays as it is. */
export interface Fields {
  title?: string;
  /** One paragraph of plain text: the CMS's own format is the CMS's own business. */
  text?: string;
  slug?: string;
  /** The names of all tags the post then has. */
  tags?: string[];
}

/** What an editor does, by the CMS's own API. Posts go by the name that the CMS keeps for good. */
export interface Editor {
  /** Saves a new draft, and gives its lasting name. */
  create(fields: Fields & { title: string; slug: string }): Promise<string>;
  /** Publishes a draft now. */
  publish(post: string): Promise<void>;
  /** Changes a post; of a published one readers are to see the change. A `slug` renames it. */
  edit(post: string, fields: Fields): Promise<void>;
  /** Makes a published post a draft again. */
  unpublish(post: string): Promise<void>;
  /** Removes a post the way the editor's own button does: to the trash, where there is one. */
  trash(post: string): Promise<void>;
  /** Removes a post for good. */
  remove(post: string): Promise<void>;
  /** Has a draft published by the CMS itself, some seconds from now; null: this CMS can't. */
  schedule: ((post: string, seconds: number) => Promise<void>) | null;
}

export interface Cms {
  /** What CONTENT_SOURCE calls it. */
  name: string;
  /** The settings of a blog that reads from it, for the build and for the server. */
  settings: Settings;
  /** Has it call a blog from now on, as a user would set that up. The secret has 32 characters or more. */
  connect(blogUrl: string, secret: string): Promise<void>;
  editor: Editor;
  /** Saves drafts of all kinds, and gives the addresses that its preview buttons lead to. */
  previews?(): Promise<{ text: string; address: string }[]>;
  /** How many calls a change that readers see makes at the least, where it is more than one. */
  calls?: number;
  /** Ends it in an instant. What it holds stays. */
  stop(): Promise<void>;
  /** Starts it again at the address that it had. */
  start(): Promise<void>;
  /** Ends it for good, and leaves nothing on the disk. */
  discard(): Promise<void>;
}

/** Starts a CMS that is set up, empty of posts, and not connected to a blog yet. */
export type StartCms = () => Promise<Cms>;
