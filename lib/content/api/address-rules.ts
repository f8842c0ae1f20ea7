// How addresses without a host are made whole: by where a post is read at its CMS, or by where uploads are.
import { withRoot } from '../strapi/with-root';
import { atCms } from './at-cms';

export const wholeBy = {
  post: atCms,
  // #region strapi
  uploads: withRoot,
  // #endregion
};

export type AddressRule = keyof typeof wholeBy;
