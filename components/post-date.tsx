// A date, the same on the server and in every reader's time zone: the author's day.
import { timeZone } from '../lib/content/time-zone';
import { site } from '../site.config';

const format = new Intl.DateTimeFormat(site.language, { dateStyle: 'long', timeZone: timeZone() });

export function PostDate({ iso }: { iso: string | null }) {
  if (!iso) return null;
  return (
    // The browser may know the language's months a little otherwise than the server: what was sent stays.
    <time className="date" dateTime={iso} lang={site.language} suppressHydrationWarning>
      {format.format(new Date(iso))}
    </time>
  );
}
