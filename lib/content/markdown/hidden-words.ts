// Words by which authors say that a post is hidden, or shown. Names are plain, as `plainName` makes them, values in small
// letters without spaces and dashes.

const words = (list: string) => list.split(/\s+/);

export const YES = words('true yes y on 1 t x ✓ ✔ ✅ ☑ 예 네 はい 是 oui ja si sí sim да');
export const NO = words('false no n off 0 f none never ✗ ✘ ❌ 아니오 아니요 いいえ 否 non nein não nej нет');

export const TRUE_HIDES = words(
  `draft drafts drafted hidden hide hidefromlist hidefromlists hidefrompost hidefromfeed hidefromindex hidefromhome
  hidefromblog invisible unlisted private secret wip workinprogress inprogress unfinished incomplete unpublished unpublish
  nopublish donotpublish dontpublish noindexpost disabled excluded exclude excludefromlist excludefromcollections
  eleventyexcludefromcollections skip ignore ignored archived archive deleted trashed trash removed retired expired headless
  embargoed internal confidential membersonly subscribersonly protected locked notpublished brouillon borrador entwurf
  rascunho bozza черновик 비공개 초안 임시저장 下書き 非公開 草稿 隐藏 隱藏`,
);
export const FALSE_HIDES = words(
  `published publish publishable dgpublish public visible listed render enabled enable live online active show shown display
  displayed ready finished done complete completed output released final approved reviewed 공개 公開 公开`,
);
export const STATES = words(
  'status visibility publishstatus publicationstatus publicationstate publishstate state publication 상태 ステータス 状态 狀態 estado statut stato статус',
);
/** They speak of other things as well: only a word for hidden counts. */
export const MAYBE_STATES = words(
  `access audience stage phase publishing workflow workflowstate workflowstatus lifecycle progress availability privacy
  moderation editorial approval editorialstatus maturity type kind`,
);
export const LOCKS = words('password passwords pwd passcode encrypt encrypted');

/** What stands around a name and changes nothing: `isDraft`, `post_status`. */
export const AROUND = words(
  'is post page article blog entry note doc content marked as flag can should may to on in site website web this ready',
);

export const SHOWN_STATES = words(
  `publish published public live active visible listed open posted released release final finished done stable current new
  updated reviewed approved edited ongoing complete completed evergreen seedling budding growing everyone all always ready
  finaldraft 발행 발행됨 공개 게시 게시됨 완료 公開 公開済み 完了 发布 已发布 發佈 publié publicado pubblicato veröffentlicht`,
);
export const HIDDEN_STATES = words(
  `draft drafts pending private hidden unlisted trash inherit autodraft archived unpublished notpublished members paid
  subscribers membersonly subscribersonly inreview review idea todo wip inprogress workinprogress unfinished incomplete
  writing onhold rejected internal deleted password embargoed 초안 비공개 임시저장 작성중 下書き 非公開 草稿 未公開 未发布
  brouillon borrador entwurf rascunho bozza черновик`,
);
/** `type: review` is one of a book. */
export const SURELY_HIDDEN = words(
  `draft drafts private hidden unlisted unpublished notpublished wip workinprogress members paid subscribers membersonly
  subscribersonly embargoed 초안 비공개 下書き 非公開 草稿 brouillon borrador entwurf rascunho bozza черновик`,
);
/** The date says when. */
export const SCHEDULED = words('future scheduled schedule');

/** Some mean other things by them, so the author is told. */
export const UNSURE = words(
  'archived archive skip ignore ignored removed retired protected locked active show display output ready finished done complete completed internal final approved reviewed',
);

/** What is said within these is said of a part of the page, or of another thing. */
export const PARTS = words(
  `cover image images featured feature header footer hero banner thumbnail toc comments comment sidebar menu menus nav navigation
  author authors repo repository package github project sitemap search rss feed feeds social share sharing resources gallery
  video audio pagination breadcrumbs ads analytics code math map form newsletter`,
);
