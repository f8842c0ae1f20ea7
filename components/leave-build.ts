// What a tab does whose build the server has nothing of any more.
import { router } from './router';
import { loadWhole } from './use-navigation';

/** From here on links load pages whole, and ask for nothing before. */
export function leaveBuild(): void {
  const load = async (href: unknown, as = href) => {
    loadWhole(router().basePath + String(as));
    return true;
  };
  Object.assign(router(), { push: load, replace: load, prefetch: async () => {} });
}
