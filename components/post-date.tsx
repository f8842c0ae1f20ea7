// A date, the same on the server and in every reader's time zone: the author's day, as the blog's language writes it.
import { timeZone } from '../lib/content/time-zone';
import { site } from '../site.config';

const FORMS = {
  long: new Intl.DateTimeFormat(site.language, { dateStyle: 'long', timeZone: timeZone() }),
  day: new Intl.DateTimeFormat(site.language, { month: 'short', day: 'numeric', timeZone: timeZone() }),
};

/** How a moment is shown: two of one day are shown alike. */
export const shownDate = (iso: string, form: keyof typeof FORMS = 'long') =>
  FORMS[form].format(new Date(iso));

/** @param form `day`: without the year */
export function PostDate({ iso, form = 'long' }: { iso: string | null; form?: keyof typeof FORMS }) {
  if (!iso) return null;
  return (
    // The browser may know the language's months a little otherwise than the server: what was sent stays.
    <time className="date" dateTime={iso} lang={site.language} suppressHydrationWarning>
      {shownDate(iso, form)}
    </time>
  );
}
