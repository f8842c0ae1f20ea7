// Search. Without scripts its form asks for this page again; with them results come as readers type.
import { PageHead } from '../components/page-head';
import { Search } from '../components/search';
import { forReaders } from '../lib/rendering/documents/for-readers';
import { type Answer, answerTo } from '../lib/search/answer';
import { site } from '../site.config';

export default function SearchPage({ answer }: { answer: Answer }) {
  return (
    <main>
      <PageHead title={site.words.search.title} />
      <h1 className="list-title">{site.words.search.title}</h1>
      <Search key={answer.question} first={answer} />
    </main>
  );
}

export const getServerSideProps = forReaders(async ({ query, res }) => {
  res.setHeader('Cache-Control', 'no-store');
  // Where too many search at once the error says when to ask again, and pages/_error.tsx answers with a 503.
  return { props: { answer: await answerTo(query.q) } };
});
