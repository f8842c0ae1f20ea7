// What the servers are called that the limits compare.

export const NGINX = 'nginx, a file';
export const BY_NEXT = 'this blog, `next start`';
export const BY_NPM = 'this blog, `npm start`';
export const WITH_REDIS = 'one of two servers with Redis';
export const BOTH_WITH_REDIS = 'both of two servers with Redis';
export const BARE_NODE = 'bare Node, from memory';
