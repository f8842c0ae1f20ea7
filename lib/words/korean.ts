// Every word of the interface in Korean.
import type { Words } from './english';
import { grouped } from './grouped';

export const korean: Words = {
  layout: {
    skip: '본문으로 건너뛰기',
    siteNavigation: '사이트',
    updated: '방금 내용이 바뀌었습니다.',
    removed: '이 글은 삭제되었습니다. 마지막으로 공개된 내용을 보고 계십니다.',
    unreachable: '지금은 그 페이지를 열 수 없습니다. 잠시 후 다시 시도해 주세요.',
  },
  lists: {
    empty: '아직 공개된 글이 없습니다.',
    emptyHint: '피드를 구독하시면 첫 글이 올라올 때 바로 알 수 있습니다.',
    emptyForAuthor: 'content/posts에 Markdown 파일을 저장하거나, 글이 있는 곳을 .env.local에 적어 주세요.',
    noTags: '아직 태그가 달린 글이 없습니다.',
    feed: '피드',
    allPosts: (count) => (count === null ? '전체 글 보기' : `전체 글 ${grouped(count)}편 보기`),
    posts: (count) => `글 ${count}편`,
    page: (number) => `${number}쪽`,
    undated: '날짜 없음',
    archiveText: (blog) => `${blog}의 모든 글을 최신순으로 모았습니다.`,
    tagsText: (blog) => `${blog}의 모든 태그와 태그별 글 수입니다.`,
    tagText: (tag) => `‘${tag}’ 태그가 달린 글입니다.`,
    authorText: (author) => `${author} 님이 쓴 글입니다.`,
    pages: '페이지',
    older: '이전 글',
    newer: '다음 글',
    tags: '태그',
    archive: '글 목록',
  },
  post: {
    updated: '수정',
    readOn: '이어서 읽기',
    older: '이전 글',
    newer: '다음 글',
    related: '관련 글',
    minutes: (minutes) => `읽는 데 ${minutes}분`,
    contents: '차례',
    author: '글쓴이 소개',
    copy: '복사',
    copied: '복사됨',
    notCopied: '복사하지 못함',
    code: '코드',
    table: '표',
    formula: '수식',
  },
  texts: {
    footnotes: '각주',
    backTo: (reference) => `본문의 각주 ${reference} 위치로 돌아가기`,
    boxes: { note: '참고', tip: '팁', important: '중요', warning: '경고', caution: '주의' },
  },
  theme: {
    label: '화면 테마',
    system: '기기 설정대로',
    light: '밝게',
    dark: '어둡게',
  },
  draft: {
    label: '초안',
    lastSaved: '마지막 저장',
    exit: '미리보기 끝내기',
  },
  search: {
    title: '검색',
    label: '찾을 말',
    submit: '검색',
    found: (posts, shown) => {
      if (posts === 0) return '찾은 글이 없습니다. 다른 말이나 더 짧은 말로 찾아 보세요.';
      if (posts > shown) return `글 ${posts}편 중 가장 잘 맞는 ${shown}편입니다.`;
      return `글 ${posts}편을 찾았습니다.`;
    },
    slash: '어느 페이지에서나 / 키를 누르면 검색으로 이동',
    filling: '아직 모든 글을 살펴보는 중입니다. 잠시 후 결과가 더 나올 수 있습니다.',
    unreachable: '지금은 검색할 수 없습니다. 잠시 후 다시 시도해 주세요.',
  },
  notFound: {
    title: '찾을 수 없음',
    heading: '이 주소에는 페이지가 없습니다',
    text: '옮겨졌거나 삭제되었을 수 있습니다. 주소에 오타가 없는지 확인해 주세요.',
    toHome: '최신 글 보기',
    toSearch: '블로그에서 검색하기',
    newest: '최신 글',
  },
  serverError: {
    title: '잠시 열 수 없음',
    heading: '지금은 이 페이지를 열 수 없습니다',
    text: '저희 쪽에 문제가 생겼습니다. 잠시 후 다시 시도해 주세요.',
  },
};
