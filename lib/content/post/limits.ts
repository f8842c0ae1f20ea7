// How long the texts of a post may be.

/** In characters; of a text that is longer the field is named. The text of a post is bounded by CONTENT_MAX_MB. */
export const LIMITS = { tags: 50, name: 500, line: 1000, address: 4000, paragraph: 20_000 } as const;

/** Of texts that a post can do without: a longer one is left out, and `left-out.ts` tells so. */
export const LEFT_OUT_BEYOND = {
  cover: { caption: LIMITS.paragraph, srcSet: LIMITS.paragraph },
  seo: {
    title: LIMITS.line,
    description: LIMITS.paragraph,
    image: LIMITS.address,
    canonical: LIMITS.address,
  },
} as const;
