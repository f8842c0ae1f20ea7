// What runs in the browser before React takes over a page. Next calls `hydrateRoot` as one task, for which nothing moves on
// a slow phone; here it works in slices of a few milliseconds, as Next has it render later pages.
import { startTransition } from 'react';
import client, { type Root } from 'react-dom/client';

const { hydrateRoot } = client;

client.hydrateRoot = (...page) => {
  let root: Root | undefined;
  // It calls back at once.
  startTransition(() => {
    root = hydrateRoot(...page);
  });
  return root as Root;
};
