// Draws a social picture: what link previews show of a post that has no picture of its own. Runs in a worker.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { SOCIAL_SIZE } from './size';

export interface Shown {
  title: string;
  /** The name of the site. */
  site: string;
  /** The colour of the line beside the title, such as #ad3118. */
  accent: string;
}

/** It has the letters of Latin alphabets and of Hangul. */
const FONT = 'lib/content/pictures/social/noto-sans-kr-700.woff';
const PAPER = '#f8f2e6';
const INK = '#1e2932';
const QUIET = '#5e5a50';

let tools: ReturnType<typeof load> | undefined;

/** @returns a PNG */
export async function drawPicture(shown: Shown): Promise<Uint8Array> {
  tools ??= load();
  const { satori, Resvg, font } = await tools;
  const fonts = [{ name: 'Noto Sans KR', data: font, weight: 700 as const }];
  const svg = await satori(pictureOf(shown), { ...SOCIAL_SIZE, fonts });
  return new Resvg(svg).render().asPng();
}

/** Only where there is a picture to draw: it takes some time. */
async function load() {
  const [{ default: satori }, { initWasm, Resvg }] = await Promise.all([
    import('satori'),
    import('@resvg/resvg-wasm'),
  ]);
  const fromSite = createRequire(join(process.cwd(), 'package.json'));
  await initWasm(readFile(fromSite.resolve('@resvg/resvg-wasm/index_bg.wasm')));
  return { satori, Resvg, font: await readFile(join(/* turbopackIgnore: true */ process.cwd(), FONT)) };
}

function pictureOf({ title, site, accent }: Shown) {
  const fontSize = sizeOf(title);
  const text = box({ fontSize, lineHeight: 1.2, color: INK, lineClamp: 5, wordBreak: 'keep-all' }, title);
  return box(
    {
      display: 'flex',
      flexDirection: 'column',
      justifyContent: 'space-between',
      width: '100%',
      height: '100%',
      padding: 72,
      backgroundColor: PAPER,
    },
    [
      box({ display: 'flex', borderLeft: `12px solid ${accent}`, paddingLeft: 36 }, text),
      box({ display: 'block', fontSize: 34, color: QUIET, lineClamp: 1 }, site),
    ],
  );
}

type Element = { type: string; props: Record<string, unknown>; key: null };

function box(style: Record<string, unknown>, children: string | Element | Element[]): Element {
  return { type: 'div', props: { style: { display: 'block', ...style }, children }, key: null };
}

/** In pixels: of a long title less. */
function sizeOf(title: string): number {
  // Letters of Hangul are twice as wide.
  const width = [...title].reduce((sum, letter) => sum + (/[\u1100-\uffdc]/.test(letter) ? 2 : 1), 0);
  if (width <= 32) return 88;
  if (width <= 64) return 72;
  return width <= 110 ? 60 : 48;
}
