// A text that somebody wrote, in a post or a page.

interface Props {
  /** Safe HTML: lib/content/text/html.ts made it. */
  html: string;
  hasDropCap?: boolean;
}

export function Prose({ html, hasDropCap = false }: Props) {
  return (
    <div
      className={hasDropCap ? 'prose drop-cap' : 'prose'}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: lib/content/text/html.ts sanitised it
      dangerouslySetInnerHTML={{ __html: html }}
      // A browser writes it in other words than the server.
      suppressHydrationWarning
    />
  );
}
