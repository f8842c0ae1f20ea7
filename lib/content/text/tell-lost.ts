// Tells the author what of a text's HTML no page can show, and no link can lead to: each kind once, with the first post.
import { log } from '../../log';

/** What a page can't show, and what to do. */
const LOST = {
  form: 'a form, or a list to choose from, that says not where it leads is not shown: link to a page that has it',
  drawing:
    'a drawing within the text (svg) is shown in its words alone: save it as a file, and show it as a picture',
  picture:
    'a picture, film or sound whose address leads to a disk, a mail or the memory of a browser is not shown: save it at the CMS',
  shortcode: 'a shortcode such as [form id="1"], of a plugin that did not run, is left out',
  block:
    'a block of WordPress that its server fills (<!-- wp:latest-posts /-->) is not shown: copy what it shows, or link to it',
  members:
    'what stands behind the sign of a paywall (<!--members-only-->) is for members, and is not shown: take the sign out where all may read it',
  script: 'a script that would show something is not run: link to what it shows',
  widget: 'what a script would show in an empty element is not shown, for no address is in it: link to it',
} as const;

export type Lost = keyof typeof LOST;

export function tellLost(post: string, lost: Lost[]): void {
  for (const kind of lost) log.once('warn', 'content', { problem: LOST[kind], first: post });
}
