// A date, the same on the server and in every reader's time zone: the author's day, as the blog's language writes it.
import { timeZone } from '../lib/content/dates/time-zone';
import { site } from '../site.config';

const FORMS = {
  long: { dateStyle: 'long' },
  /** Without the year. */
  day: { month: 'short', day: 'numeric' },
} as const;

type Form = keyof typeof FORMS;

const formats: { [form in Form]?: Intl.DateTimeFormat } = {};
/** In a browser: the dates of the page that it loaded, by form and time, as the server wrote them. */
const written = new Map<string, string>();

/**
 * In a browser, before the scripts take over. To make a format of dates takes a phone longer than all else of ours on a
 * page, and it may have other words than the server's.
 */
export function takeDatesFromPage(): void {
  for (const { dataset, dateTime, textContent } of document.querySelectorAll<HTMLTimeElement>('time.date'))
    written.set(dataset.form + dateTime, textContent);
}

/** How a moment is shown: two of one day are shown alike. */
export const shownDate = (iso: string, form: Form = 'long'): string =>
  written.get(form + iso) ?? formatOf(form).format(new Date(iso));

const formatOf = (form: Form) =>
  (formats[form] ??= new Intl.DateTimeFormat(site.language, { ...FORMS[form], timeZone: timeZone() }));

export function PostDate({ iso, form = 'long' }: { iso: string | null; form?: Form }) {
  if (!iso) return null;
  return (
    <time className="date" dateTime={iso} lang={site.language} data-form={form}>
      {/* Within a text of the other direction its words keep their own order. */}
      <bdi>{shownDate(iso, form)}</bdi>
    </time>
  );
}
