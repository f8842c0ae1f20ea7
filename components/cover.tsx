// The picture above a post.
import type { PostSummary } from '../lib/content/post/post';
import { belowBase } from '../lib/paths/base-path';

/** How wide it is shown at most. A rem is 16 pixels here, and 21 in the stylesheets. */
const SIZES = '(min-width: 64rem) 61rem, 100vw';

export function Cover({ src, srcSet, alt, width, height, caption }: NonNullable<PostSummary['cover']>) {
  return (
    <figure className="cover-figure">
      {/* biome-ignore lint/performance/noImgElement: covers come from anywhere, already sized */}
      <img
        className="cover"
        src={belowBase(src)}
        alt={alt}
        width={width}
        height={height}
        srcSet={srcSet}
        sizes={srcSet && SIZES}
        fetchPriority="high"
      />
      {caption ? <figcaption>{caption}</figcaption> : null}
    </figure>
  );
}
