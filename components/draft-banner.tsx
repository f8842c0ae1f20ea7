// Says that what is shown is a draft, and leads out of it.
import { timeZone } from '../lib/content/dates/time-zone';
import { paths } from '../lib/paths';
import { address } from '../lib/paths/base-path';
import type { Draft } from '../lib/rendering/post/post-props';
import { site } from '../site.config';

const words = site.words.draft;

/** Made where it is needed: readers of what is published have no use for it, and it takes long to make. */
const shownTime = (iso: string) =>
  new Date(iso).toLocaleString(site.language, {
    dateStyle: 'medium',
    timeStyle: 'medium',
    timeZone: timeZone(),
  });

export default function DraftBanner({ id, savedAt, isPreview }: Draft & { id: string }) {
  return (
    <div className="draft-banner">
      <p>
        {words.label}
        {savedAt ? (
          <>
            {` · ${words.lastSaved} `}
            <time dateTime={savedAt}>{shownTime(savedAt)}</time>
          </>
        ) : null}
      </p>
      {isPreview ? (
        <form method="post" action={address(paths.previewEnd())}>
          <input type="hidden" name="id" value={id} />
          <button type="submit">{words.exit}</button>
        </form>
      ) : null}
    </div>
  );
}
