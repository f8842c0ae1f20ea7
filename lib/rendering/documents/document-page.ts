// How Next's pages serve documents: asked for its properties, such a page answers by itself, and renders nothing.

import type { ParsedUrlQuery } from 'node:querystring';
import type { GetServerSideProps } from 'next';
import { serveDocument } from './document';

/** @param pathOf the document's path, by what is in the page's address */
export const documentAt =
  (pathOf: (params: ParsedUrlQuery) => string): GetServerSideProps =>
  async ({ req, res, params }) => {
    await serveDocument(pathOf(params ?? {}), req, res);
    return { props: {} };
  };
