// A date, the same on the server and in every reader's time zone: the author's day.
import { timeZone } from '../lib/content/time-zone';
import { site } from '../site.config';

const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: timeZone() });

export function PostDate({ iso }: { iso: string | null }) {
  if (!iso) return null;
  return (
    <time className="date" dateTime={iso} lang={site.language}>
      {format.format(new Date(iso))}
    </time>
  );
}
