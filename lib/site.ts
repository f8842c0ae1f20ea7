// What this blog is called. Change it first.

export const site = {
  title: 'next-isr-blog',
  description: 'Notes on publishing that can be trusted.',
  language: 'en',
};
