// What a list without posts says, and what to do about it.
import { paths } from '../lib/paths';
import { belowBase } from '../lib/paths/base-path';
import { site } from '../site.config';

const words = site.words.lists;
const [FEED = ''] = paths.feeds();

export function NoPosts() {
  return (
    <>
      <p className="empty">{words.empty}</p>
      {process.env.NODE_ENV === 'production' ? (
        <p>
          <a href={belowBase(FEED)}>{words.emptyHint}</a>
        </p>
      ) : (
        <p>{words.emptyForAuthor}</p>
      )}
    </>
  );
}
