// Liquid's words that are kept under a name and shown where that stands: `{% capture a %}…{% endcapture %} {{ a | markdownify }}`

const CAPTURE =
  /\{%-?\s*capture\s+([\w-]{1,50})\s*-?%\}((?:(?!\{%)[\s\S]){0,9999}?)\{%-?\s*endcapture\s*-?%\}/g;
const SHOWN = /\{\{-?\s*([\w-]{1,50})\s*(\|[^{}]{0,200})?-?\}\}/g;

/** Each is shown once, for a text of nothing but names would grow without end. */
export function withCapturedWords(markdown: string): string {
  if (!/\{%-?\s*endcapture/.test(markdown)) return markdown;
  const named = new Set([...markdown.matchAll(SHOWN)].map(([, name]) => name));
  const captured = new Map<string, string>();
  const rest = markdown.replace(CAPTURE, (whole, name: string, words: string) => {
    if (!named.has(name) || captured.has(name)) return whole;
    captured.set(name, words.trim());
    return '';
  });
  return rest.replace(SHOWN, (whole, name: string, filters = '') => {
    const words = captured.get(name);
    captured.delete(name);
    if (words === undefined) return whole;
    return /markdownify/.test(filters) ? `\n\n${words}\n\n` : words;
  });
}
