// Every word of the interface in Korean.
import type { Words } from './english';

export const korean: Words = {
  layout: {
    skip: '본문으로 건너뛰기',
    siteNavigation: '사이트',
    updated: '방금 새로 고쳐졌습니다.',
    removed: '이 글은 삭제되었습니다. 마지막으로 공개된 내용을 보고 계십니다.',
    unreachable: '지금은 그 페이지를 열 수 없습니다. 잠시 후 다시 시도해 주세요.',
  },
  lists: {
    empty: '아직 공개된 글이 없습니다.',
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
  },
  notFound: {
    title: '찾을 수 없음',
    heading: '이 주소에는 글이 없습니다',
    text: '옮겨졌거나 삭제되었을 수 있습니다. 주소에 오타가 없는지 확인해 주세요.',
    toHome: '최신 글 보기',
  },
  serverError: {
    title: '잠시 열 수 없음',
    heading: '지금은 이 페이지를 열 수 없습니다',
    text: '저희 쪽의 문제이며 곧 해결됩니다. 잠시 후 다시 시도해 주세요.',
  },
};
