// A "not found" is the source's own word only where its list answers well at the same time: a proxy, a gateway or a
// host's error page says it to every address.
import { reasonOf } from '../../log';
import { singleFlight } from '../../process/single-flight';

/** What is in a list: a chunk of the source's, or less. */
type List = () => Promise<{ posts: unknown[]; problems: string[] }>;

// Strangers ask for much that is not there: all whose answer came before a list is asked for share it.
const lists = singleFlight<List, void>({
  name: 'not found',
  work: async (_, [list]) => {
    if (!list) return;
    const { posts, problems } = await list();
    if (posts.length === 0 && problems.length > 0) throw new Error(problems[0]);
  },
});

/**
 * To be called when the source has answered "not found" for one post.
 * @param apiUrl tells the source from others
 * @param where the address that was not found, for the error
 * @param list asks for a chunk of the source's list; a short one is enough
 * @throws Error where the list fails too
 */
export async function believedNotFound(apiUrl: string, where: string, list: List): Promise<null> {
  try {
    await lists.run(apiUrl, list);
    return null;
  } catch (error) {
    throw new Error(
      `"Not found" for ${where} is not believed, for the list does not answer well either: ${reasonOf(error)}`,
    );
  }
}
