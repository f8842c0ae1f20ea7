// Letters that another program has lost, before the file came here.

// "é", "’" and "한" as a program shows them that takes UTF-8 for Windows' own.
const TAKEN_FOR = /Ã[©¨¤¶¼±§³¡ ]|â€[™œ“”˜¦]|(?:[ìíëê][\u0080-\u00bf\u0152-\u2122]{2}){2}/g;

/** @returns a line for each way in which they were */
export function lostIn(text: string): string[] {
  const lost = text.split('\ufffd').length - 1;
  const wrong = text.match(TAKEN_FOR)?.length ?? 0;
  return [
    ...(lost > 0
      ? [`"�" is in the file ${lost}×: a program that did not know its encoding has put it there`]
      : []),
    ...(wrong > 2
      ? [`signs such as "Ã©" are in the file ${wrong}×: UTF-8 that was saved as another encoding`]
      : []),
  ];
}
