// The picture above a post, with its caption.
import type { PostSummary } from '../lib/content/post';
import { belowBase } from '../lib/paths';

export function Cover({ src, alt, width, height, caption }: NonNullable<PostSummary['cover']>) {
  const picture = (
    // biome-ignore lint/performance/noImgElement: covers come from anywhere, already sized
    <img className="cover" src={belowBase(src)} alt={alt} width={width} height={height} />
  );
  if (!caption) return picture;
  return (
    <figure className="cover-figure">
      {picture}
      <figcaption>{caption}</figcaption>
    </figure>
  );
}
